package village.infra.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Flux;
import village.api.Ids;
import village.api.event.Consumer;
import village.infra.postgres.Database;

/** Runs the sequencer, the consumers and the tail from before the first request until after the last. */
final class EventWorkers implements SmartLifecycle {
    private final List<Loop> loops;
    private volatile boolean running;

    private EventWorkers(List<Loop> loops) {
        this.loops = List.copyOf(loops);
    }

    static EventWorkers of(
            Database database, List<Consumer> consumers, PolledLogTail tail, Ids ids, EventSettings settings) {
        var loops = new ArrayList<Loop>();
        loops.add(new Loop("log tail", settings.poll(), tail.turn()));
        if (settings.enabled()) {
            loops.add(new Loop("sequencer", settings.poll(), new Sequencer(database, settings).turn()));
            distinct(consumers).stream()
                    .map(consumer -> new ConsumerRunner(database, consumer, ids, settings))
                    .map(runner -> new Loop("consumer " + runner.name(), settings.poll(), runner.turn()))
                    .forEach(loops::add);
        }
        return new EventWorkers(loops);
    }

    /** Two consumers of one name would share a cursor and each miss what the other took. */
    private static List<Consumer> distinct(List<Consumer> consumers) {
        var names = consumers.stream().map(Consumer::name).toList();
        if (Set.copyOf(names).size() < names.size()) {
            throw new IllegalStateException("consumers: " + names + " (expected: each name once)");
        }
        return consumers;
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
