package village.infra.wechat.inbox;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import village.infra.crypto.Sealer;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.wechat.account.inbox.Inbox;
import village.wechat.account.inbox.Letter;

/**
 * The inbox on PostgreSQL, sealed. Every change is one statement, and yet has a transaction around it: a server that was
 * stalled must not go on to give a letter to somebody who has stopped waiting, and what is acknowledged is committed.
 */
final class PostgresInbox implements Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresInbox.class);
    private static final String INTO = """
        insert into account_inbox (key, app_id, follower, received_at, body_sealed, state, attempts, due_at)
        """;
    private static final String ADD = INTO + """
        values (:key, :appId, nullif(:follower, ''), :receivedAt, :body, 'received', 0, :due)
        on conflict (key) do nothing
        """;
    /** Two at once of one follower: one conflicts with the other, and waits. */
    private static final String ADD_IN_HAND = INTO + """
        select :key, :appId, :follower, :receivedAt, :body, 'answering', 1, :due
        where not exists (
          select from account_inbox
          where follower = :follower and due_at is not null and state in ('received', 'answering'))
        on conflict do nothing
        """;

    private static final String KNOWN = """
        select state, case when state = 'answered' then reply_sealed end from account_inbox where key = :key
        """;
    /** Answering waits for answering, sending for sending, and neither for the other. */
    private static final String HAS_TURN = """
         and (d.state in ('answering', 'sending') or not exists (
          select from account_inbox o where o.follower = d.follower and o.due_at is not null and o.key <> d.key
            and (o.state in ('late', 'sending')) = (d.state = 'late')
            and (o.state in ('answering', 'sending') or (o.received_at, o.key) < (d.received_at, d.key))))
        """;

    private static final String TAKE = """
        )
        update account_inbox i set changed_at = now(),
          state = case i.state when 'late' then 'sending' when 'sending' then 'unknown' else 'answering' end,
          attempts = i.attempts + case i.state when 'sending' then 0 else 1 end,
          due_at = case i.state when 'sending' then null else cast(:until as timestamptz) end
        from due where i.key = due.key
        returning i.key, i.app_id, i.received_at, i.body_sealed, i.state, i.attempts, i.reply_sealed, i.follower
        """;
    private static final String DUE = "with due as (select d.key from account_inbox d where d.due_at <= :now" + HAS_TURN
            + "order by d.due_at limit 1 for update skip locked" + TAKE;
    private static final String TURN =
            "with due as (select d.key from account_inbox d where d.key = :key and d.state = 'received'" + HAS_TURN
                    + "for update skip locked" + TAKE;
    private static final String STEP = """
        update account_inbox set state = :next, due_at = :due, changed_at = now(),
          reply_sealed = coalesce(:reply, reply_sealed),
          attempts = case when state in ('answering', 'answered') and :next = 'late' then 0 else attempts end
        where key = :key and attempts = :attempt
          and (state = :state or state = 'answered' and :state = 'answering' and :next in ('answered', 'late'))
        """;
    private static final String PARK = """
        update account_inbox set state = 'parked', due_at = null, changed_at = now()
        where key = :key and (attempts >= :tries or state = 'unknown')
        """;
    /** An instance may not know a new key yet; another one may. */
    private static final int TRIES = 3;

    private static final String FORGET = """
        delete from account_inbox where key in (
          select key from account_inbox where received_at < :before
          order by received_at limit :limit for update skip locked)
        """;

    private final Database database;
    private final LetterSeal seal;

    PostgresInbox(Database database, Sealer sealer) {
        this.database = database;
        this.seal = new LetterSeal(sealer);
    }

    @Override
    public Mono<Arrival> arrived(Letter letter, Instant left, Instant until) {
        return database.write(client -> Mono.fromSupplier(() -> seal.close(letter))
                .flatMap(closed -> added(client, ADD_IN_HAND, closed, until)
                        .flatMap(rows -> rows == 1
                                ? Mono.just(new InHand(new Claim(letter, State.ANSWERING, 1, Optional.empty())))
                                : waiting(client, closed, left).map(Again::new))));
    }

    private Mono<Known> waiting(DatabaseClient client, SealedLetter letter, Instant left) {
        return known(client, letter.key())
                .switchIfEmpty(Mono.defer(() -> added(client, ADD, letter, left))
                        .then(Mono.defer(() -> known(client, letter.key()))));
    }

    /** Adds what waited aside, unless it is there already. */
    Mono<Void> add(SealedLetter letter, Instant due) {
        return database.write(client -> added(client, ADD, letter, due).then());
    }

    private static Mono<Long> added(DatabaseClient client, String sql, SealedLetter letter, Instant due) {
        return client.sql(sql)
                .bind("key", letter.key())
                .bind("appId", letter.appId())
                .bind("follower", letter.follower())
                .bind("receivedAt", letter.receivedAt())
                .bind("body", letter.body())
                .bind("due", due)
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<Known> known(String key) {
        return database.query(client -> known(client, key));
    }

    private Mono<Known> known(DatabaseClient client, String key) {
        return client.sql(KNOWN)
                .bind("key", key)
                .map(row -> new Known(word(row, 0, State.class), reply(key, row, 1)))
                .one();
    }

    @Override
    public Mono<Claim> due(Instant now, Instant until) {
        return taken(client -> client.sql(DUE).bind("now", now).bind("until", until));
    }

    @Override
    public Mono<Claim> turn(String key, Instant until) {
        return taken(client -> client.sql(TURN).bind("key", key).bind("until", until));
    }

    /** Who is told that another of the follower came into somebody's hand in this moment takes nothing. */
    private Mono<Claim> taken(Function<DatabaseClient, GenericExecuteSpec> take) {
        return database.write(client -> take.apply(client)
                        .map(this::toTaken)
                        .one()
                        .flatMap(taken -> taken.claim().map(Mono::just).orElseGet(() -> parked(client, taken.key()))))
                .onErrorResume(DuplicateKeyException.class, another -> Mono.empty());
    }

    private record Taken(String key, Optional<Claim> claim) {}

    /** A failure would undo the claim, and the letter would be due for ever, before all others. */
    private Taken toTaken(Readable row) {
        try {
            return new Taken(text(row, 0), Optional.of(toClaim(row)));
        } catch (IllegalStateException sealed) {
            return new Taken(text(row, 0), Optional.empty());
        }
    }

    private static Mono<Claim> parked(DatabaseClient client, String key) {
        LOG.error("seal of a letter cannot be opened, letter={}", key);
        return client.sql(PARK).bind("key", key).bind("tries", TRIES).then().then(Mono.empty());
    }

    private Claim toClaim(Readable row) {
        var key = text(row, 0);
        var letter = seal.open(new SealedLetter(
                key, text(row, 1), optionalText(row, 7).orElse(""), instant(row, 2), row.get(3, byte[].class)));
        return new Claim(letter, word(row, 4, State.class), (int) number(row, 5), reply(key, row, 6));
    }

    private Optional<String> reply(String key, Readable row, int index) {
        return Optional.ofNullable(row.get(index, byte[].class)).map(kept -> seal.openReply(key, kept));
    }

    @Override
    public Mono<Boolean> step(Claim claim, Step step) {
        var key = claim.letter().key();
        return database.write(client -> client.sql(STEP)
                        .bind("next", Columns.word(step.state()))
                        .bind("due", orNull(step.due(), Instant.class))
                        .bind("reply", orNull(step.reply().map(text -> seal.closeReply(key, text)), byte[].class))
                        .bind("key", key)
                        .bind("state", Columns.word(claim.state()))
                        .bind("attempt", claim.attempt())
                        .fetch()
                        .rowsUpdated())
                .map(rows -> rows == 1);
    }

    @Override
    public Mono<Long> forget(Instant receivedBefore, int limit) {
        return database.write(client -> client.sql(FORGET)
                .bind("before", receivedBefore)
                .bind("limit", limit)
                .fetch()
                .rowsUpdated());
    }
}
