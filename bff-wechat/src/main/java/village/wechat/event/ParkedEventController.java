package village.wechat.event;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.event.ListParkedEvents;
import village.api.event.ParkedEvent;
import village.api.event.ReplayParkedEvent;
import village.api.identity.Actor;

@RestController
@Tag(name = "运维", description = "没有送出的通知")
@RequestMapping("/console/v1/events/parked")
class ParkedEventController {
    private static final String LIST = "parked-events";

    private final ListParkedEvents listParkedEvents;
    private final ReplayParkedEvent replayParkedEvent;
    private final Cursors cursors;

    ParkedEventController(ListParkedEvents listParkedEvents, ReplayParkedEvent replayParkedEvent, Cursors cursors) {
        this.listParkedEvents = listParkedEvents;
        this.replayParkedEvent = replayParkedEvent;
        this.cursors = cursors;
    }

    @Operation(operationId = "listParkedEvents", summary = "多次送不出、已搁置的事件")
    @GetMapping
    Mono<ParkedEventPage> list(
            Actor actor, @RequestParam(defaultValue = "20") int limit, @RequestParam Optional<String> after) {
        return Mono.fromSupplier(() -> after.map(this::opened))
                .flatMap(last -> listParkedEvents.list(actor, limit, last))
                .map(page -> ParkedEventPage.of(page, id -> cursors.seal(LIST, id.value())));
    }

    @Operation(operationId = "replayParkedEvent", summary = "重新处理")
    @PostMapping("/{id}/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> replay(Actor actor, @PathVariable UUID id) {
        return replayParkedEvent.replay(actor, new ParkedEvent.Id(id));
    }

    private ParkedEvent.Id opened(String cursor) {
        return new ParkedEvent.Id(cursors.open(LIST, cursor));
    }
}
