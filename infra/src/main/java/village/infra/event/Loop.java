package village.infra.event;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Repeats a step until stopped: at once while it says there is more to do, else after a rest or when woken. A failure is a rest too;
 * it is logged when it begins and when it is over, not each time.
 */
public final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    private final String name;
    private final Duration rest;
    private final Mono<Boolean> step;
    private final Sinks.Empty<Void> stopping = Sinks.empty();
    private final Sinks.Empty<Void> ended = Sinks.empty();
    private final AtomicBoolean failing = new AtomicBoolean();
    private volatile boolean running;
    private volatile Sinks.Empty<Void> woken = Sinks.empty();

    public Loop(String name, Duration rest, Mono<Boolean> step) {
        this.name = name;
        this.rest = rest;
        this.step = step;
    }

    /** Starts once; a stopped loop stays stopped. */
    public Loop start() {
        running = true;
        Mono.defer(this::awake)
                .doOnNext(more -> recovered())
                .onErrorResume(this::failed)
                .flatMap(more -> more ? Mono.empty() : rest())
                .repeat(() -> running)
                .doFinally(signal -> ended.tryEmitEmpty())
                .subscribe();
        return this;
    }

    /** What wakes the loop from here on is not in the step that begins, or is: either way it is not missed. */
    private Mono<Boolean> awake() {
        woken = Sinks.empty();
        return step;
    }

    /** Ends the rest under way, or the one after the step under way. */
    public void wake() {
        woken.tryEmitEmpty();
    }

    /** Lets the step under way finish and completes then. */
    public Mono<Void> stop() {
        return Mono.defer(() -> {
            var started = running;
            running = false;
            stopping.tryEmitEmpty();
            return started ? ended.asMono() : Mono.empty();
        });
    }

    private Mono<Void> rest() {
        return Mono.firstWithSignal(Mono.delay(rest).then(), woken.asMono(), stopping.asMono());
    }

    private Mono<Boolean> failed(Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            LOG.error("{} fails and will go on trying", name, failure);
        }
        return Mono.just(false);
    }

    private void recovered() {
        if (failing.compareAndSet(true, false)) {
            LOG.info("{} works again", name);
        }
    }
}
