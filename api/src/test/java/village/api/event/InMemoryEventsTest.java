package village.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InMemoryEventsTest implements EventLogContract {
    private final InMemoryEvents events = new InMemoryEvents();

    @Override
    public EventLog log() {
        return events;
    }

    @Override
    public void append(List<Event> appended) {
        appended.forEach(events::append);
    }

    @Override
    public void restore() {
        events.startEpoch();
    }

    @Test
    void refusesASecondEventOfOneVersion() {
        var subject = UUID.randomUUID();
        events.append(EventExamples.of(subject, 1));
        assertThatThrownBy(() -> events.append(EventExamples.of(subject, 1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsListeners() {
        var heard = new ArrayList<String>();
        events.listen("test", new LogTail.Listener() {
            @Override
            public void happened(SequencedEvent event) {
                heard.add("event " + event.position());
            }

            @Override
            public void missed() {
                heard.add("missed");
            }
        });
        events.append(EventExamples.of(UUID.randomUUID(), 1));
        events.startEpoch();
        assertThat(heard).containsExactly("missed", "event 1", "missed");
    }
}
