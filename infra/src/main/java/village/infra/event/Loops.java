package village.infra.event;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;

/** Runs loops from before the first request until after the last. */
public final class Loops implements SmartLifecycle {
    private final List<Loop> loops;
    private volatile boolean running;

    public Loops(List<Loop> loops) {
        this.loops = List.copyOf(loops);
    }

    /** For an instance that has nothing of the kind to do. */
    public static Loops idle() {
        return new Loops(List.of());
    }

    @Override
    public void start() {
        running = true;
        loops.forEach(Loop::start);
    }

    @Override
    public void stop(Runnable done) {
        running = false;
        Flux.fromIterable(loops).flatMap(Loop::stop).then().subscribe(nothing -> {}, failure -> done.run(), done);
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server starts and after it stopped: it runs in the last phases. */
    @Override
    public int getPhase() {
        return 0;
    }
}
