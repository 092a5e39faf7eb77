package village.infra.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import village.api.identity.OpenId;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;
import village.infra.postgres.Prepared;
import village.wechat.dialogue.Conversations;
import village.wechat.dialogue.talk.Dialogue;
import village.wechat.dialogue.talk.Turn;

/**
 * Dialogues on PostgreSQL, sealed. A message is heard by what stands there and kept if that still stands; where another of
 * the same follower came between, the row's lock puts them in order. Old rows go by the way.
 */
final class PostgresConversations implements Conversations {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresConversations.class);
    private static final String COLUMN = "conversation.dialogue";
    private static final String BEGIN = """
        insert into conversation (app_id, openid, changed_at) values (:appId, :openid, now())
        on conflict on constraint conversation_pk do nothing
        """;
    private static final String LOCK = """
        select dialogue_sealed from conversation where app_id = :appId and openid = :openid for update
        """;
    private static final String KEEP = """
        update conversation set dialogue_sealed = :dialogue, changed_at = now()
        where app_id = :appId and openid = :openid
        """;
    private static final Prepared SEEN = Prepared.of("""
        select dialogue_sealed from conversation
        where app_id = :appId and openid = :openid and dialogue_sealed is not null
        """);
    /** Every sealing differs, so that the same bytes are the same moment of the dialogue. */
    private static final Prepared KEEP_SEEN = Prepared.of("""
        update conversation set dialogue_sealed = :dialogue, changed_at = now()
        where app_id = :appId and openid = :openid and dialogue_sealed = :seen returning 1
        """);

    private static final String FORGET = "delete from conversation where app_id = :appId and openid = :openid";
    private static final String SWEEP = """
        delete from conversation where (app_id, openid) in (
          select app_id, openid from conversation where changed_at < now() - interval '3 days'
          order by changed_at limit 5 for update skip locked)
        """;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final Database database;
    private final Sealer sealer;

    PostgresConversations(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public Mono<Turn> hear(OpenId follower, Function<Dialogue, Turn> rule) {
        return database.query(client -> SEEN.query(client, of(follower), row -> row.get(0, byte[].class))
                        .singleOrEmpty())
                .flatMap(seen -> heard(follower, seen, rule))
                .switchIfEmpty(Mono.defer(() -> inOrder(follower, rule)));
    }

    /** Empty where it is not as seen any more. What changes nothing is not written. */
    private Mono<Turn> heard(OpenId follower, byte[] seen, Function<Dialogue, Turn> rule) {
        var before = opened(follower, seen);
        var turn = rule.apply(before);
        if (turn.after().equals(before)) {
            return Mono.just(turn);
        }
        var after = closed(follower, turn.after());
        return database.writeAtOnce(
                        KEEP_SEEN,
                        values -> of(follower)
                                .accept(values.bind("dialogue", after).bind("seen", seen)),
                        row -> true,
                        rows -> List.of())
                .filter(rows -> !rows.isEmpty())
                .map(kept -> turn);
    }

    private static Consumer<Prepared.Values> of(OpenId follower) {
        return values -> values.bind("appId", follower.appId()).bind("openid", follower.value());
    }

    private Mono<Turn> inOrder(OpenId follower, Function<Dialogue, Turn> rule) {
        return database.write(client -> locked(client, follower)
                .switchIfEmpty(Mono.defer(() -> begun(client, follower)))
                .map(rule)
                .flatMap(turn -> kept(client, follower, turn)));
    }

    private Mono<Dialogue> begun(DatabaseClient client, OpenId follower) {
        return named(client, BEGIN, follower)
                .fetch()
                .rowsUpdated()
                .flatMap(begun -> begun == 1 ? swept(client) : Mono.just(begun))
                .then(Mono.defer(() -> locked(client, follower)));
    }

    /** A dialogue that begins pays with the oldest ones that are over. */
    private static Mono<Long> swept(DatabaseClient client) {
        return client.sql(SWEEP).fetch().rowsUpdated();
    }

    private Mono<Dialogue> locked(DatabaseClient client, OpenId follower) {
        return named(client, LOCK, follower)
                .map(row -> Optional.ofNullable(row.get(0, byte[].class)))
                .one()
                .map(known -> known.map(bytes -> opened(follower, bytes)).orElse(Dialogue.NEW));
    }

    private Mono<Turn> kept(DatabaseClient client, OpenId follower, Turn turn) {
        return named(client, KEEP, follower)
                .bind("dialogue", closed(follower, turn.after()))
                .then()
                .thenReturn(turn);
    }

    private byte[] closed(OpenId follower, Dialogue dialogue) {
        return sealer.seal(COLUMN, row(follower), JSON.writeValueAsString(dialogue));
    }

    /** What another version wrote and this one cannot read is over; better than a follower nobody answers any more. */
    Dialogue opened(OpenId follower, byte[] closed) {
        var json = sealer.open(COLUMN, row(follower), closed);
        try {
            return JSON.readValue(json, Dialogue.class);
        } catch (JacksonException unreadable) {
            LOG.warn("dialogue not readable, begun anew, appId={}", follower.appId());
            return Dialogue.NEW;
        }
    }

    @Override
    public Mono<Void> forget(OpenId follower) {
        return database.write(client -> named(client, FORGET, follower).then());
    }

    private static DatabaseClient.GenericExecuteSpec named(DatabaseClient client, String sql, OpenId follower) {
        return client.sql(sql).bind("appId", follower.appId()).bind("openid", follower.value());
    }

    private static String row(OpenId follower) {
        return follower.appId() + ' ' + follower.value();
    }
}
