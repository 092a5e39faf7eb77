package village.wechat.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.webhook.Delivery;
import village.api.webhook.keeping.OverseeDeliveries;
import village.wechat.ListRequest;
import village.wechat.Words;

@RestController
@Tag(name = "运维", description = "推送给其他平台的消息")
@RequestMapping("/console/v1/webhooks/deliveries")
class WebhookDeliveryController {
    private static final String LIST = "webhook-deliveries";

    private final OverseeDeliveries overseeDeliveries;
    private final Cursors cursors;

    WebhookDeliveryController(OverseeDeliveries overseeDeliveries, Cursors cursors) {
        this.overseeDeliveries = overseeDeliveries;
        this.cursors = cursors;
    }

    @Operation(operationId = "listSentWebhooks", summary = "推送给其他平台的消息：搁置的、等待的或送达的")
    @GetMapping
    Mono<WebhookDeliveryPage> list(
            Actor actor,
            @RequestParam(defaultValue = "parked") String state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.fromSupplier(() -> ListRequest.of(cursors, LIST + state, limit, after))
                .flatMap(asked -> overseeDeliveries.list(
                        actor, known(state), asked.limit(), asked.after().map(Delivery.Id::new)))
                .map(page -> WebhookDeliveryPage.of(
                        page, ListRequest.next(page, cursors, LIST + state, Delivery.Id::value)));
    }

    @Operation(operationId = "replaySentWebhook", summary = "把一条搁置的推送马上再送")
    @PostMapping("/{id}/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> replay(Actor actor, @PathVariable UUID id) {
        return overseeDeliveries.replay(actor, new Delivery.Id(id));
    }

    private static Delivery.State known(String word) {
        return Optional.of(word)
                .flatMap(given -> Arrays.stream(Delivery.State.values())
                        .filter(state -> Words.of(state).equals(given))
                        .findFirst())
                .orElseThrow(() -> Refusal.of(Reason.REQUEST_MALFORMED));
    }
}
