package village.infra.complaint;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import village.api.Once;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.event.Event;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Idempotency;
import village.infra.postgres.Prepared.Values;

/**
 * A new complaint with the key of the request, its entries and its events.
 *
 * @param changes by which it comes into being: it is filed, or filed and dispatched
 */
record Filing(Once once, List<Change> changes) {
    /** Two of one request. */
    record Key(Village.Id village, Once once) {}

    Key key() {
        return new Key(complaint().village(), once);
    }

    Complaint complaint() {
        return changes.get(changes.size() - 1).after();
    }

    UUID id() {
        return complaint().id().value();
    }

    List<Event> events() {
        return changes.stream().map(Change::event).toList();
    }

    void bindKey(Values values) {
        Idempotency.bind(values, complaint().village(), once, id());
    }

    void bindComplaint(Values values) {
        ComplaintRows.bind(values, complaint());
    }

    Stream<Consumer<Values>> steps() {
        return changes.stream()
                .map(change -> values -> ComplaintSteps.bind(
                        values, "", change.after(), change.step().orElseThrow()));
    }

    Stream<Consumer<Values>> heard() {
        return events().stream().map(event -> values -> PostgresEvents.bind(values, "", event));
    }
}
