package village.infra.postgres;

import io.r2dbc.spi.R2dbcException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Village;

/**
 * Keeps idempotency keys, written in the transaction of the effect: a second request with the same key waits for the
 * first to commit and then learns what the first one made.
 */
public final class Idempotency {
    /** Stands for the village of what belongs to none. */
    public static final Village.Id NOWHERE = new Village.Id(new UUID(0, 0));

    /**
     * Claims the keys of {@code :keys}, which {@link #KEYS} writes, and gives what those were claimed for that nobody had;
     * for a statement that writes more besides. Always in one order, so that two that meet wait for each other only once.
     */
    public static final String CLAIM_MANY;

    /** Keys as one value; each binds as {@link #bind} does. */
    public static final JsonRows KEYS;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Prepared CLAIMED;

    static {
        var columns = "village_id, owner, operation, key, fingerprint, made";
        var parameters = ":village, :owner, :operation, :key, :fingerprint, :made";
        var insert = "insert into idempotency (" + columns + ") ";
        CLAIMED = Prepared.of(insert + "values (" + parameters + ") on conflict do nothing");
        CLAIM_MANY = insert + "select " + columns + " from jsonb_populate_recordset(null::idempotency, :keys)"
                + " order by village_id, owner, operation, key on conflict do nothing returning made";
        KEYS = new JsonRows(columns, parameters);
    }

    private static final String EARLIER = """
        select fingerprint, made from idempotency
        where village_id = :village and owner = :owner and operation = :operation and key = :key
        """;

    private Idempotency() {}

    /**
     * Claims the key for {@code made}, or finds what it was claimed for. Call it first in the transaction.
     *
     * @return the id the key stands for: {@code made} when the act is new, an earlier id when it was done before
     */
    public static Mono<UUID> claim(DatabaseClient client, Village.Id village, Once once, UUID made) {
        return CLAIMED.update(client, values -> bind(values, village, once, made))
                .onErrorMap(Idempotency::waited)
                .flatMap(rows -> rows == 1 ? Mono.just(made) : earlier(client, village, once));
    }

    /** Binds the columns of a key. */
    public static void bind(Prepared.Values values, Village.Id village, Once once, UUID made) {
        values.bind("village", village.value())
                .bind("owner", once.owner())
                .bind("operation", once.operation())
                .bind("key", once.key())
                .bind("fingerprint", once.fingerprint())
                .bind("made", made);
    }

    /** A row of {@link #KEYS}. */
    public static Consumer<Prepared.Values> row(Village.Id village, Once once, UUID made) {
        return values -> bind(values, village, once, made);
    }

    /**
     * Who waits too long for an earlier request with his key is told so. Spring takes the driver's word for a lock that was
     * not granted in time for a database that is gone.
     */
    public static Throwable waited(Throwable failure) {
        return failure instanceof PessimisticLockingFailureException || notGranted(failure)
                ? Refusal.of(Reason.IDEMPOTENCY_IN_PROGRESS)
                : failure;
    }

    private static boolean notGranted(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(
                        cause -> cause instanceof R2dbcException said && LOCK_NOT_AVAILABLE.equals(said.getSqlState()));
    }

    /**
     * Claims a key where one is given, for an act that makes nothing new.
     *
     * @param made stands for the act
     * @return whether the act is still to be done; without a key always
     */
    public static Mono<Boolean> fresh(DatabaseClient client, Village.Id village, Optional<Once> once, UUID made) {
        return Mono.justOrEmpty(once)
                .flatMap(key -> claim(client, village, key, made))
                .map(made::equals)
                .defaultIfEmpty(true);
    }

    /** What the key was claimed for before; empty if nobody claimed it. Refuses the key of another request. */
    public static Mono<UUID> made(DatabaseClient client, Village.Id village, Once once) {
        return earlier(client, village, once);
    }

    private static Mono<UUID> earlier(DatabaseClient client, Village.Id village, Once once) {
        return client.sql(EARLIER)
                .bind("village", village.value())
                .bind("owner", once.owner())
                .bind("operation", once.operation())
                .bind("key", once.key())
                .map((row, meta) -> new Earlier(row.get(0, String.class), row.get(1, UUID.class)))
                .one()
                .map(earlier -> earlier.sameAs(once));
    }

    private record Earlier(String fingerprint, UUID made) {
        UUID sameAs(Once once) {
            if (!fingerprint.equals(once.fingerprint())) {
                throw Refusal.of(Reason.IDEMPOTENCY_KEY_REUSED);
            }
            return made;
        }
    }
}
