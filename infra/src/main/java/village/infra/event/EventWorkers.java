package village.infra.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import village.api.Ids;
import village.api.event.Consumer;
import village.infra.postgres.Database;

/** The sequencer, the consumers and the tail. */
final class EventWorkers {
    private EventWorkers() {}

    static Loops of(Database database, List<Consumer> consumers, PolledLogTail tail, Ids ids, EventSettings settings) {
        var loops = new ArrayList<Loop>();
        loops.add(new Loop("log tail", settings.poll(), tail.turn()));
        if (settings.enabled()) {
            loops.add(new Loop("sequencer", settings.poll(), new Sequencer(database, settings).turn()));
            distinct(consumers).stream()
                    .map(consumer -> new ConsumerRunner(database, consumer, ids, settings))
                    .map(runner -> new Loop("consumer " + runner.name(), settings.poll(), runner.turn()))
                    .forEach(loops::add);
        }
        return new Loops(loops);
    }

    /** Two consumers of one name would share a cursor and each miss what the other took. */
    private static List<Consumer> distinct(List<Consumer> consumers) {
        var names = consumers.stream().map(Consumer::name).toList();
        if (Set.copyOf(names).size() < names.size()) {
            throw new IllegalStateException("consumers: " + names + " (expected: each name once)");
        }
        return consumers;
    }
}
