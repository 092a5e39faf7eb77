package village.wechat;

import java.util.function.ToLongFunction;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;

/**
 * What a caller sends, still taken in and thrown away when its reader has seen enough. For one reader; he may leave from
 * any thread without his leaving reaching, in the middle of a piece, whoever makes the pieces.
 */
public final class ReadOn<T> {
    private final Flux<T> sent;
    private final ToLongFunction<T> throwAway;
    private final long most;
    private final Sinks.Empty<Void> ended = Sinks.empty();
    private volatile boolean read;

    /**
     * @param throwAway gives a piece back and tells its size
     * @param most what is thrown away at most, in the same unit
     */
    public ReadOn(Flux<T> sent, ToLongFunction<T> throwAway, long most) {
        this.sent = sent;
        this.throwAway = throwAway;
        this.most = most;
    }

    /** The pieces as they are sent. */
    public Flux<T> pieces() {
        Publisher<T> pieces = this::read;
        return Flux.from(pieces);
    }

    /** Whether the reader has come. */
    public boolean begun() {
        return read;
    }

    /** Throws away what nobody has read. Completes after the last piece; an error when there was too much. */
    public Mono<Void> rest() {
        return Mono.defer(() -> {
            if (!read) {
                pieces().take(0, false).subscribe();
            }
            return ended.asMono();
        });
    }

    private void read(Subscriber<? super T> reader) {
        read = true;
        sent.subscribe(new Reading(Operators.toCoreSubscriber(reader)));
    }

    /** Passes on to its reader until he leaves. */
    private final class Reading implements CoreSubscriber<T>, Subscription {
        private final CoreSubscriber<? super T> reader;
        private Subscription source = Operators.emptySubscription();
        private volatile boolean left;
        private long thrownAway;

        Reading(CoreSubscriber<? super T> reader) {
            this.reader = reader;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            source = subscription;
            reader.onSubscribe(this);
        }

        @Override
        public void onNext(T piece) {
            if (!left) {
                reader.onNext(piece);
                return;
            }
            thrownAway += throwAway.applyAsLong(piece);
            if (thrownAway > most) {
                source.cancel();
                ended.tryEmitError(new IllegalStateException("more than " + most + " that nobody reads"));
            }
        }

        @Override
        public void onError(Throwable broken) {
            ended.tryEmitError(broken);
            if (!left) {
                reader.onError(broken);
            }
        }

        @Override
        public void onComplete() {
            ended.tryEmitEmpty();
            if (!left) {
                reader.onComplete();
            }
        }

        @Override
        public void request(long pieces) {
            source.request(pieces);
        }

        @Override
        public void cancel() {
            left = true;
            source.request(Long.MAX_VALUE);
        }
    }
}
