package village.infra.notice.channel;

import static village.infra.postgres.Columns.word;

import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.api.notice.channel.ReplySlots;
import village.infra.postgres.Database;
import village.infra.postgres.Prepared;

/**
 * Reply windows on PostgreSQL: a row for each follower holds both of his windows, so that taking one is one conditional
 * statement however many take at once.
 */
public final class PostgresReplyWindows implements ReplySlots {
    private static final Prepared MESSAGE_CAME = Prepared.of("""
        insert into reply_window as w (app_id, openid, message_at, message_left) values (:appId, :openId, :at, :most)
        on conflict (app_id, openid) do update set message_at = excluded.message_at,
          message_left = excluded.message_left
        where w.message_at is null or w.message_at < excluded.message_at
        returning 1
        """);
    private static final Prepared ACT_CAME = Prepared.of("""
        insert into reply_window as w (app_id, openid, act_at, act_left) values (:appId, :openId, :at, :most)
        on conflict (app_id, openid) do update set act_at = excluded.act_at, act_left = excluded.act_left
        where w.act_at is null or w.act_at < excluded.act_at
        returning 1
        """);
    private static final String TAKE = """
        update reply_window set
          act_left = act_left - case when act_left > 0 and act_at > :actSince then 1 else 0 end,
          message_left = message_left - case when act_left > 0 and act_at > :actSince then 0 else 1 end,
          last_taken = case when act_left > 0 and act_at > :actSince then 'act' else 'message' end
        where app_id = :appId and openid = :openId
          and ((act_left > 0 and act_at > :actSince) or (message_left > 0 and message_at > :messageSince))
        returning last_taken
        """;
    private static final String GIVE_MESSAGE_BACK = """
        update reply_window set message_left = least(message_left + 1, :most)
        where app_id = :appId and openid = :openId and message_at <= :takenAt
          and (shut_at is null or shut_at < :takenAt)
        """;
    private static final String GIVE_ACT_BACK = """
        update reply_window set act_left = least(act_left + 1, :most)
        where app_id = :appId and openid = :openId and act_at <= :takenAt
          and (shut_at is null or shut_at < :takenAt)
        """;
    private static final String SHUT = """
        update reply_window set
          message_left = case when message_at <= :takenAt then 0 else message_left end,
          act_left = case when act_at <= :takenAt then 0 else act_left end,
          shut_at = :at
        where app_id = :appId and openid = :openId
        """;

    private final Database database;

    public PostgresReplyWindows(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Void> opened(OpenId follower, Opening by, Instant at) {
        return database.writeAtOnce(
                        by == Opening.MESSAGE ? MESSAGE_CAME : ACT_CAME,
                        values -> values.bind("appId", follower.appId())
                                .bind("openId", follower.value())
                                .bind("at", at)
                                .bind("most", ReplySlots.most(by)),
                        row -> true,
                        rows -> List.of())
                .then();
    }

    @Override
    public Mono<Slot> take(OpenId follower, Instant now) {
        return database.write(client -> whose(client.sql(TAKE), follower)
                .bind("actSince", now.minus(ReplySlots.span(Opening.ACT)))
                .bind("messageSince", now.minus(ReplySlots.span(Opening.MESSAGE)))
                .map(row -> new Slot(follower, word(row, 0, Opening.class), now))
                .one());
    }

    @Override
    public Mono<Void> giveBack(Slot slot) {
        return database.write(client -> whose(
                        client.sql(slot.by() == Opening.MESSAGE ? GIVE_MESSAGE_BACK : GIVE_ACT_BACK), slot.follower())
                .bind("most", ReplySlots.most(slot.by()))
                .bind("takenAt", slot.takenAt())
                .then());
    }

    @Override
    public Mono<Void> shut(Slot slot, Instant at) {
        return database.write(client -> whose(client.sql(SHUT), slot.follower())
                .bind("takenAt", slot.takenAt())
                .bind("at", at)
                .then());
    }

    private static GenericExecuteSpec whose(GenericExecuteSpec statement, OpenId follower) {
        return statement.bind("appId", follower.appId()).bind("openId", follower.value());
    }
}
