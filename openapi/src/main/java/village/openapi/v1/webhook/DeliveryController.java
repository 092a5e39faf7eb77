package village.openapi.v1.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import village.api.Cursors;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.webhook.Delivery;
import village.api.webhook.Webhook;
import village.api.webhook.keeping.FollowDeliveries;
import village.openapi.client.ListRequest;
import village.openapi.client.Refuses;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;
import village.openapi.client.StrictBodies;
import village.openapi.client.Words;

@RestController
@Tag(name = "webhook", description = "推送")
@RequestMapping("/openapi/v1/webhooks/{id}")
class DeliveryController {
    private static final String LIST = "openapi-deliveries";

    private final FollowDeliveries followDeliveries;
    private final Cursors cursors;
    private final StrictBodies bodies;

    DeliveryController(FollowDeliveries followDeliveries, Cursors cursors, StrictBodies bodies) {
        this.followDeliveries = followDeliveries;
        this.cursors = cursors;
        this.bodies = bodies;
    }

    @Schema(name = "WebhookDeliveryPage")
    record DeliveryPage(
            List<DeliveryLine> items,

            @Schema(description = "下一页的标记，最后一页为 null") @Nullable
            String next) {}

    @Schema(name = "WebhookReplay", example = """
        {"since": "2026-11-22T09:30:00+08:00"}
        """)
    record Replay(
            @Schema(description = "重发这个时间以后生成的消息，送达过的也重发；不写则只重发搁置的") @Nullable
            OffsetDateTime since) {}

    @Schema(name = "WebhookReplayed")
    record Replayed(@Schema(description = "要重发多少条") long messages) {}

    @Scoped(Resource.WEBHOOKS)
    @GetMapping("/deliveries")
    @Refuses(Reason.WEBHOOK_NOT_FOUND)
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "推送记录，从新到旧",
            description = "结束后保留 30 天。每条带最近 10 次尝试的时间、结果和用时。")
    @ApiResponse(responseCode = "200", description = "一页推送记录")
    Mono<DeliveryPage> list(
            SignedClient caller,
            @PathVariable UUID id,
            @Parameter(description = "waiting、delivered 或 parked，不写为全部") @RequestParam(required = false) @Nullable
                    String state,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.fromSupplier(() -> ListRequest.of(cursors, LIST, limit, after))
                .flatMap(asked -> followDeliveries.list(
                        caller.client(),
                        new Webhook.Id(id),
                        Optional.ofNullable(state).map(DeliveryController::known),
                        asked.limit(),
                        asked.after().map(Delivery.Id::new)))
                .map(page -> new DeliveryPage(
                        page.items().stream().map(DeliveryLine::of).toList(),
                        ListRequest.next(page, cursors, LIST, Delivery.Id::value)));
    }

    @Scoped(value = Resource.WEBHOOKS, access = Access.WRITE)
    @PostMapping("/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Refuses({Reason.WEBHOOK_NOT_FOUND, Reason.WEBHOOK_ENDED})
    @Operation(
            operationId = "replayWebhook",
            summary = "重发",
            description = "编号不变，同一对象仍按序号先后；搁置的都重发，送达过的一次最多 10000 条。已经停止推送的地址返回 409。",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Replay.class))))
    @ApiResponse(responseCode = "202", description = "已排队")
    Mono<Replayed> replay(
            SignedClient caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable JsonNode body) {
        Mono<Replay> wished = body == null ? Mono.just(new Replay(null)) : bodies.read(body, Replay.class);
        return wished.map(wish -> Optional.ofNullable(wish.since()).map(OffsetDateTime::toInstant))
                .flatMap(since -> followDeliveries.replay(caller.client(), new Webhook.Id(id), since))
                .map(Replayed::new);
    }

    private static Delivery.State known(String word) {
        return Arrays.stream(Delivery.State.values())
                .filter(state -> Words.of(state).equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Reason.REQUEST_MALFORMED, "state 只能是 waiting、delivered 或 parked。"));
    }
}
