package village.infra.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.event.InMemoryEvents;
import village.api.event.LogTail;
import village.api.event.SequencedEvent;

class PolledLogTailTest {
    private final InMemoryEvents events = new InMemoryEvents();
    private final PolledLogTail tail = new PolledLogTail(events);
    private final List<String> heard = new ArrayList<>();

    @Test
    void startsAtTheHeadWithNothingKnown() {
        happen();
        tail.listen("test", recorder());
        turn();
        happen();
        happen();
        turn();
        turn();
        assertThat(heard).containsExactly("missed", "2", "3");
    }

    @Test
    void forgetsWhenTheLogWasRestored() {
        tail.listen("test", recorder());
        turn();
        events.startEpoch();
        happen();
        turn();
        happen();
        turn();
        assertThat(heard).containsExactly("missed", "missed", "2");
    }

    @Test
    void oneListenersFailureIsNotTheOthers() {
        tail.listen("failing", new LogTail.Listener() {
            @Override
            public void happened(SequencedEvent event) {
                throw new IllegalStateException("no");
            }

            @Override
            public void missed() {
                heard.add("failing missed");
            }
        });
        tail.listen("test", recorder());
        turn();
        happen();
        turn();
        assertThat(heard).containsExactly("failing missed", "missed", "failing missed", "1");
    }

    private LogTail.Listener recorder() {
        return new LogTail.Listener() {
            @Override
            public void happened(SequencedEvent event) {
                heard.add(String.valueOf(event.position()));
            }

            @Override
            public void missed() {
                heard.add("missed");
            }
        };
    }

    private void happen() {
        events.append(Workshop.event(UUID.randomUUID(), 1));
    }

    private void turn() {
        tail.turn().block(Workshop.PATIENCE);
    }
}
