package village.infra.credit;

import io.r2dbc.spi.R2dbcException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.audit.Acting;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Posting;
import village.api.place.Village;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;
import village.infra.postgres.Prepared;
import village.infra.postgres.WriteQueue;

/**
 * Books what requests confirm, all that came while others were booked in one transaction: keys in their order, then years
 * and members in theirs, so that two instances wait for each other once and never in a ring. What each is given, refused
 * or told is what it would have been by itself.
 */
final class BookingQueue {
    private static final int ROOM = 5_000;
    private static final int BATCH = 64;
    /** How many go by themselves at the same time, each member always in the same lane. */
    private static final int LANES = 4;
    /**
     * A lock was waited for too long, two waited for each other, or all of it took too long: who waits second for a row
     * waits for the first one's turn and then for the row, each as long as one may wait for a lock.
     */
    private static final Set<String> HELD_UP = Set.of("55P03", "40P01", "57014");

    private static final Prepared CLAIM = Prepared.of(Idempotency.CLAIM_MANY);

    private final Database database;
    private final WriteQueue<Asked, Outcome> queue;
    private final List<WriteQueue<Asked, Outcome>> lanes;

    BookingQueue(Database database) {
        this.database = database;
        this.queue = queue(BATCH);
        this.lanes = Stream.generate(() -> queue(1)).limit(LANES).toList();
    }

    private WriteQueue<Asked, Outcome> queue(int most) {
        return new WriteQueue<>(this::together, Asked::key, ROOM, most);
    }

    /** Two of one request. */
    private record Key(Village.Id village, String owner, String operation, String key) {}

    /** @param by who stands behind it; the queue runs for many and has no context of one */
    private record Asked(Once once, Posting posting, Optional<Acting> by) {
        Key key() {
            return new Key(village(), once.owner(), once.operation(), once.key());
        }

        Village.Id village() {
            return posting.source().member().village();
        }

        UUID source() {
            return posting.source().id();
        }

        Postings.Wanted fresh() {
            return new Postings.Wanted(posting, by, false);
        }

        Postings.Wanted repeated(UUID made) {
            return new Postings.Wanted(posting.about(made), by, true);
        }
    }

    /** Neither where one must go by itself. */
    private record Outcome(Optional<Entry> line, Optional<Throwable> failure) {
        static final Outcome BY_ITSELF = new Outcome(Optional.empty(), Optional.empty());

        static Outcome of(Supplier<Entry> booked) {
            try {
                return new Outcome(Optional.of(booked.get()), Optional.empty());
            } catch (Refusal refusal) {
                return failed(refusal);
            }
        }

        static Outcome failed(Throwable failure) {
            return new Outcome(Optional.empty(), Optional.of(failure));
        }

        boolean byItself() {
            return line.isEmpty() && failure.isEmpty();
        }

        Mono<Entry> toMono() {
            return failure.<Mono<Entry>>map(Mono::error).orElseGet(() -> Mono.justOrEmpty(line));
        }
    }

    /** Gives the line the request stands for, its own or that of before. Joins a surrounding transaction. */
    Mono<Entry> book(Once once, Posting posting) {
        return Mono.deferContextual(context -> {
            var asked = new Asked(once, posting, Acting.in(context));
            return database.either(alone(asked), gathered(asked));
        });
    }

    private Mono<Entry> alone(Asked asked) {
        return Mono.defer(() -> booked(List.of(asked), new AtomicBoolean()))
                .flatMap(outcomes -> Mono.justOrEmpty(outcomes.get(asked.key())))
                .flatMap(Outcome::toMono);
    }

    private Mono<Entry> gathered(Asked asked) {
        return queue.write(asked)
                .flatMap(outcome -> outcome.byItself() ? lane(asked).write(asked) : Mono.just(outcome))
                .flatMap(Outcome::toMono);
    }

    private WriteQueue<Asked, Outcome> lane(Asked asked) {
        return lanes.get(Math.floorMod(asked.posting().source().member().hashCode(), LANES));
    }

    /**
     * Who has to wait too long for a member or a key somebody else holds makes nobody fail: each of his batch goes by
     * itself then, beside the queue, and fails by himself. A database that does not even begin a transaction is gone for
     * all who wait.
     */
    private Mono<Map<Object, Outcome>> together(List<Asked> all) {
        return Mono.defer(() -> {
            var begun = new AtomicBoolean();
            return booked(all, begun)
                    .onErrorResume(
                            failure -> begun.get() && heldUp(failure),
                            failure ->
                                    Mono.just(all(all, all.size() > 1 ? Outcome.BY_ITSELF : Outcome.failed(failure))));
        });
    }

    private static boolean heldUp(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof TimeoutException
                        || (cause instanceof Refusal refused && refused.reason() == Reason.IDEMPOTENCY_IN_PROGRESS)
                        || (cause instanceof R2dbcException said
                                && HELD_UP.contains(String.valueOf(said.getSqlState()))));
    }

    private static Map<Object, Outcome> all(List<Asked> all, Outcome outcome) {
        var outcomes = new HashMap<Object, Outcome>();
        all.forEach(asked -> outcomes.put(asked.key(), outcome));
        return outcomes;
    }

    private Mono<Map<Object, Outcome>> booked(List<Asked> all, AtomicBoolean begun) {
        return database.write(client -> {
            begun.set(true);
            return claimed(client, all).flatMap(fresh -> booked(client, all, fresh));
        });
    }

    private static Mono<Set<UUID>> claimed(DatabaseClient client, List<Asked> all) {
        var keys = Idempotency.KEYS.of(all.stream()
                .map(asked -> Idempotency.row(asked.village(), asked.once(), asked.source()))
                .toList());
        return CLAIM.query(client, values -> values.bind("keys", keys), row -> Columns.uuid(row, 0))
                .onErrorMap(Idempotency::waited)
                .collect(Collectors.toSet());
    }

    private static Mono<Map<Object, Outcome>> booked(DatabaseClient client, List<Asked> all, Set<UUID> fresh) {
        var outcomes = new HashMap<Object, Outcome>();
        return Flux.fromIterable(all)
                .concatMap(asked -> fresh.contains(asked.source())
                        ? Mono.just(new Ready(asked, asked.fresh()))
                        : earlier(client, asked, outcomes))
                .collectList()
                .flatMap(ready -> ready.isEmpty() ? Mono.just(List.<Outcome>of()) : booked(client, ready, outcomes))
                .thenReturn(outcomes);
    }

    private record Ready(Asked asked, Postings.Wanted wanted) {}

    /** Whose key stands for something else is refused, and keeps nobody from anything. */
    private static Mono<Ready> earlier(DatabaseClient client, Asked asked, Map<Object, Outcome> outcomes) {
        return Idempotency.made(client, asked.village(), asked.once())
                .map(made -> new Ready(asked, asked.repeated(made)))
                .onErrorResume(Refusal.class, refusal -> {
                    outcomes.put(asked.key(), Outcome.failed(refusal));
                    return Mono.empty();
                });
    }

    private static Mono<List<Outcome>> booked(DatabaseClient client, List<Ready> ready, Map<Object, Outcome> outcomes) {
        var wanted = ready.stream().map(Ready::wanted).toList();
        return Postings.book(client, wanted, Outcome::of).doOnNext(lines -> {
            for (var at = 0; at < lines.size(); at++) {
                outcomes.put(ready.get(at).asked().key(), lines.get(at));
            }
        });
    }
}
