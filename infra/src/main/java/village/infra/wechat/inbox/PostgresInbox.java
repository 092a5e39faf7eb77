package village.infra.wechat.inbox;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
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
    private static final String ADD = """
            insert into account_inbox (key, app_id, received_at, body_sealed, state, attempts, due_at)
            values (:key, :appId, :receivedAt, :body, :state, :attempts, :due)
            on conflict (key) do nothing
            """;
    private static final String KNOWN = """
            select state, case when state = 'answered' then reply_sealed end from account_inbox where key = :key
            """;
    private static final String DUE = """
            with due as (
              select key from account_inbox where due_at <= :now
              order by due_at limit 1 for update skip locked
            )
            update account_inbox i set changed_at = now(),
              state = case i.state when 'late' then 'sending' when 'sending' then 'unknown' else 'answering' end,
              attempts = i.attempts + case i.state when 'sending' then 0 else 1 end,
              due_at = case i.state when 'sending' then null else cast(:until as timestamptz) end
            from due where i.key = due.key
            returning i.key, i.app_id, i.received_at, i.body_sealed, i.state, i.attempts, i.reply_sealed
            """;
    private static final String STEP = """
            update account_inbox set state = :next, due_at = :due, changed_at = now(),
              reply_sealed = coalesce(:reply, reply_sealed),
              attempts = case when state = 'answering' and :next = 'late' then 0 else attempts end
            where key = :key and state = :state and attempts = :attempt
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
    public Mono<Arrival> arrived(Letter letter, Instant until) {
        return database.write(client -> added(client, seal.close(letter), State.ANSWERING, 1, until)
                .flatMap(rows -> rows == 1
                        ? Mono.just(new InHand(new Claim(letter, State.ANSWERING, 1, Optional.empty())))
                        : known(client, letter.key()).map(Again::new)));
    }

    /** Adds what waited aside, unless it is there already. */
    Mono<Void> add(SealedLetter letter, Instant due) {
        return database.write(
                client -> added(client, letter, State.RECEIVED, 0, due).then());
    }

    private static Mono<Long> added(
            DatabaseClient client, SealedLetter letter, State state, int attempts, Instant due) {
        return client.sql(ADD)
                .bind("key", letter.key())
                .bind("appId", letter.appId())
                .bind("receivedAt", letter.receivedAt())
                .bind("body", letter.body())
                .bind("state", Columns.word(state))
                .bind("attempts", attempts)
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
        return database.write(client -> client.sql(DUE)
                .bind("now", now)
                .bind("until", until)
                .map(this::toTaken)
                .one()
                .flatMap(taken -> taken.claim().map(Mono::just).orElseGet(() -> parked(client, taken.key()))));
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
        var letter = seal.open(new SealedLetter(key, text(row, 1), instant(row, 2), row.get(3, byte[].class)));
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
