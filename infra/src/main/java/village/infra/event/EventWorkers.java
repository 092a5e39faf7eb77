package village.infra.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import village.api.Ids;
import village.api.event.Consumer;
import village.api.event.LogTail;
import village.api.event.SequencedEvent;
import village.infra.postgres.Database;

/** The sequencer, the consumers and the tail, which asks for the instance and wakes the consumers. */
final class EventWorkers {
    private EventWorkers() {}

    static Loops of(Database database, List<Consumer> consumers, PolledLogTail tail, Ids ids, EventSettings settings) {
        var loops = new ArrayList<Loop>();
        loops.add(new Loop("log tail", settings.poll(), tail.turn()));
        if (settings.enabled()) {
            loops.add(new Loop("sequencer", settings.poll(), new Sequencer(database, settings).turn()));
            distinct(consumers).stream()
                    .map(consumer -> new ConsumerRunner(database, consumer, ids, settings))
                    .map(runner -> following(runner, tail, settings))
                    .forEach(loops::add);
        }
        return new Loops(loops);
    }

    private static Loop following(ConsumerRunner runner, PolledLogTail tail, EventSettings settings) {
        var loop = new Loop("consumer " + runner.name(), settings.consumerRest(), runner.turn());
        tail.listen("consumer " + runner.name(), new LogTail.Listener() {
            @Override
            public void happened(SequencedEvent event) {
                loop.wake();
            }

            @Override
            public void missed() {
                loop.wake();
            }
        });
        return loop;
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
