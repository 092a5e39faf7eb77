package village.infra.postgres;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import village.api.Transactions;
import village.api.Unavailable;
import village.api.event.Event;

/**
 * Every call to PostgreSQL goes through here. A stalled server cannot enforce its own time limits, so this side does;
 * whatever breaks is an {@link Unavailable}. Rows are always collected before they leave: a row stream that reaches a
 * socket wedges the pool when the client drops.
 */
public final class Database implements Transactions {
    private static final String INSIDE = Database.class.getName() + ".inside";

    private final DatabaseClient client;
    private final TransactionalOperator operator;
    private final Duration patience;
    private final List<Consumer<Event>> hearers = new CopyOnWriteArrayList<>();

    public Database(DatabaseClient client, TransactionalOperator operator, Duration patience) {
        this.client = client;
        this.operator = operator;
        this.patience = patience;
    }

    /** Runs a query, or takes part in the surrounding transaction. */
    public <T> Mono<T> query(Function<DatabaseClient, Mono<T>> query) {
        return Mono.deferContextual(context -> {
            var asked = query.apply(client);
            return context.hasKey(INSIDE) ? asked : bounded(asked);
        });
    }

    @Override
    public <T> Mono<T> together(Mono<T> work) {
        return Mono.deferContextual(context -> context.hasKey(INSIDE) ? work : detached(work));
    }

    /** As {@link #together(Mono)}, with the client at hand. */
    public <T> Mono<T> write(Function<DatabaseClient, Mono<T>> work) {
        return together(Mono.defer(() -> work.apply(client)));
    }

    /**
     * Writes with one statement, which commits by itself or joins the surrounding transaction: one round trip instead of
     * three. More than one statement belongs into {@link #write}.
     *
     * @param told what it tells of when it gives these rows
     */
    public <T> Mono<List<T>> writeAtOnce(
            Prepared statement,
            Consumer<Prepared.Values> values,
            Function<Readable, T> row,
            Function<List<T>, List<Event>> told) {
        return Mono.deferContextual(context -> context.hasKey(INSIDE)
                ? statement
                        .query(client, values, row)
                        .collectList()
                        .flatMap(rows -> Flux.fromIterable(told.apply(rows))
                                .concatMap(Database::tells)
                                .then(Mono.just(rows)))
                : shielded(
                        bounded(statement
                                .alone(client, values, row)
                                .doOnNext(rows -> told.apply(rows).forEach(this::heard))),
                        context));
    }

    /** Does it one way inside a transaction, another outside. */
    public <T> Mono<T> either(Mono<T> inside, Mono<T> outside) {
        return Mono.deferContextual(context -> context.hasKey(INSIDE) ? inside : outside);
    }

    /**
     * Lets somebody hear of each event that a transaction of this instance told, after its commit and before the act is
     * acknowledged. Nothing is heard of a commit whose outcome is unknown.
     */
    public void onCommit(Consumer<Event> hearer) {
        hearers.add(hearer);
    }

    /** Marks an event as told by the surrounding transaction. */
    public static Mono<Void> tells(Event event) {
        return Mono.deferContextual(context -> {
            context.<Told>getOrEmpty(INSIDE).ifPresent(told -> told.events().add(event));
            return Mono.empty();
        });
    }

    /**
     * Lets something happen when the surrounding transaction has committed, and not at all when it has not: it must be
     * quick, and what may get lost.
     */
    public static Mono<Void> afterwards(Runnable what) {
        return Mono.deferContextual(context -> {
            context.<Told>getOrEmpty(INSIDE).ifPresent(told -> told.afterwards().add(what));
            return Mono.empty();
        });
    }

    private <T> Mono<T> detached(Mono<T> work) {
        return Mono.deferContextual(context -> {
            var told = new Told(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
            var act = work.as(operator::transactional).doOnSuccess(done -> {
                told.events().forEach(this::heard);
                told.afterwards().forEach(Runnable::run);
            });
            return shielded(bounded(act).contextWrite(inside -> inside.put(INSIDE, told)), context);
        });
    }

    /** A begun write goes on when the phone hangs up: the caller's cancellation does not reach it. */
    private static <T> Mono<T> shielded(Mono<T> act, ContextView context) {
        return Mono.fromFuture(act.contextWrite(context).toFuture(), true);
    }

    private void heard(Event event) {
        hearers.forEach(hearer -> hearer.accept(event));
    }

    private <T> Mono<T> bounded(Mono<T> asked) {
        return asked.timeout(patience).onErrorMap(Database::broken, cause -> new Unavailable("postgres", cause));
    }

    /** What a transaction told so far, and what waits for its end. */
    private record Told(Queue<Event> events, Queue<Runnable> afterwards) {}

    private static boolean broken(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof R2dbcTransientResourceException
                || failure instanceof R2dbcNonTransientResourceException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException
                || failure instanceof CannotCreateTransactionException;
    }
}
