package village.infra.postgres;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * What a statement gives, which nobody stops between binding and the first sign of an answer: r2dbc-postgresql 1.1.3 never
 * gives back the bytes of parameters that were bound and not yet sent (its issue 734). Who gives up meanwhile waits no
 * longer; the driver hears of it with that sign.
 */
final class Unbroken implements Result {
    private final Result result;

    private Unbroken(Result result) {
        this.result = result;
    }

    static Flux<Result> results(Publisher<? extends Result> results) {
        return Flux.from(results).map(Unbroken::new);
    }

    @Override
    public Publisher<Long> getRowsUpdated() {
        return unbroken(result.getRowsUpdated());
    }

    @Override
    public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> row) {
        return unbroken(result.map(row));
    }

    @Override
    public <T> Publisher<T> map(Function<? super Readable, ? extends T> row) {
        return unbroken(result.map(row));
    }

    @Override
    public Result filter(Predicate<Segment> which) {
        return new Unbroken(result.filter(which));
    }

    @Override
    public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> segment) {
        return unbroken(result.flatMap(segment));
    }

    static <T> Flux<T> unbroken(Publisher<T> answer) {
        return new FluxOperator<>(Flux.from(answer)) {
            @Override
            public void subscribe(CoreSubscriber<? super T> asking) {
                source.subscribe(new Line<>(asking));
            }
        };
    }

    private enum State {
        WAITING,
        ANSWERED,
        LEFT
    }

    private static final class Line<T> implements CoreSubscriber<T>, Subscription {
        private final CoreSubscriber<? super T> asking;
        private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
        private @Nullable Subscription asked;

        private Line(CoreSubscriber<? super T> asking) {
            this.asking = asking;
        }

        @Override
        public Context currentContext() {
            return asking.currentContext();
        }

        @Override
        public void onSubscribe(Subscription begun) {
            if (Operators.validate(asked, begun)) {
                asked = begun;
                asking.onSubscribe(this);
            }
        }

        @Override
        public void request(long count) {
            asked().request(count);
        }

        /** Somebody who left without ever asking for a row would leave the statement unsent. */
        @Override
        public void cancel() {
            if (state.compareAndSet(State.WAITING, State.LEFT)) {
                asked().request(1);
            } else if (state.get() == State.ANSWERED) {
                asked().cancel();
            }
        }

        @Override
        public void onNext(T row) {
            if (answered()) {
                asking.onNext(row);
            } else {
                asked().cancel();
                Operators.onDiscard(row, currentContext());
            }
        }

        @Override
        public void onError(Throwable failure) {
            if (answered()) {
                asking.onError(failure);
            }
        }

        @Override
        public void onComplete() {
            if (answered()) {
                asking.onComplete();
            }
        }

        private boolean answered() {
            return state.get() == State.ANSWERED || state.compareAndSet(State.WAITING, State.ANSWERED);
        }

        private Subscription asked() {
            var begun = asked;
            if (begun == null) {
                throw new IllegalStateException("nothing was begun (expected: a subscription)");
            }
            return begun;
        }
    }
}
