package village.wechat.event;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import village.api.Page;
import village.api.event.ParkedEvent;
import village.wechat.Times;

/** A page of parked events as the console reads it. */
@Schema(name = "ParkedEventPage")
record ParkedEventPage(List<Item> items, @Nullable String next) {
    static ParkedEventPage of(Page<ParkedEvent, ParkedEvent.Id> page, Function<ParkedEvent.Id, String> sealed) {
        return new ParkedEventPage(
                page.items().stream().map(Item::of).toList(),
                page.next().map(sealed).orElse(null));
    }

    /**
     * One parked event.
     *
     * @param behind how many events of the subject wait behind it
     */
    @Schema(name = "ParkedEvent")
    record Item(
            UUID id,
            String consumer,
            long position,
            String type,
            Subject subject,
            int attempts,
            String lastError,
            long behind,
            OffsetDateTime since) {

        static Item of(ParkedEvent parked) {
            var event = parked.event().event();
            return new Item(
                    parked.id().value(),
                    parked.consumer(),
                    parked.event().position(),
                    event.type(),
                    new Subject(event.subject().kind(), event.subject().id()),
                    parked.attempts(),
                    parked.lastError(),
                    parked.behind(),
                    Times.of(parked.since()));
        }
    }

    @Schema(name = "EventSubject")
    record Subject(String kind, UUID id) {}
}
