package village.openapi.v1.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import village.api.Fingerprints;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Access;
import village.api.client.Client;
import village.api.client.Resource;
import village.api.webhook.Webhook;
import village.api.webhook.keeping.KeepWebhooks;
import village.api.webhook.keeping.RegisterWebhook;
import village.openapi.client.Refuses;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;
import village.openapi.client.StrictBodies;

@RestController
@Tag(name = "webhook", description = "推送")
@RequestMapping("/openapi/v1/webhooks")
class WebhookController {
    private final RegisterWebhook registerWebhook;
    private final KeepWebhooks keepWebhooks;
    private final Fingerprints fingerprints;
    private final Ids ids;
    private final StrictBodies bodies;

    WebhookController(
            RegisterWebhook registerWebhook,
            KeepWebhooks keepWebhooks,
            Fingerprints fingerprints,
            Ids ids,
            StrictBodies bodies) {
        this.registerWebhook = registerWebhook;
        this.keepWebhooks = keepWebhooks;
        this.fingerprints = fingerprints;
        this.ids = ids;
        this.bodies = bodies;
    }

    @Schema(name = "WebhookRegistration", example = """
        {"url": "https://hub.example.cn/xiangyin", "types": ["complaint.answered", "complaint.closed"]}
        """)
    record Registration(
            @NotNull @Size(min = 8, max = 500) String url,

            @Nullable @Size(max = MOST_TYPES) Set<@Size(min = 1, max = 60) String> types) {
        private static final int MOST_TYPES = 100;

        Registration {
            if (url == null) {
                throw Refusal.of(Reason.REQUEST_MALFORMED, "请写推送网址。");
            }
            if (types != null && (types.size() > MOST_TYPES || types.stream().anyMatch(Objects::isNull))) {
                throw Refusal.invalid("/types", "类型太多，或者有空的。");
            }
        }

        /** One form per meaning. */
        byte[] canonical() {
            return (url + '\n' + String.join("\n", new TreeSet<>(wanted()))).getBytes(StandardCharsets.UTF_8);
        }

        Set<String> wanted() {
            return types == null ? Set.of() : types;
        }
    }

    @Schema(name = "WebhookList")
    record WebhookList(List<WebhookLine> items) {}

    @Schema(name = "WebhookSecret")
    record FreshSecret(
            @Schema(description = "新的签名密钥；24 小时内，推送同时带旧密钥的签名")
            String secret) {}

    @Scoped(value = Resource.WEBHOOKS, access = Access.WRITE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses({Reason.WEBHOOK_DESTINATION, Reason.WEBHOOK_TOO_MANY, Reason.IDEMPOTENCY_KEY_INVALID})
    @Operation(
            operationId = "registerWebhook",
            summary = "登记推送地址",
            description = """
                从登记以后的变更开始推送，内容和变更流一样，只有编号和事实。地址必须是 https，并且由运维人员登记在允许的名单里。
                签名按 Standard Webhooks：webhook-id、webhook-timestamp、webhook-signature。
                secret 只给一次：用同一个 Idempotency-Key 再发，答复是原来的登记，不再带 secret；没有收到的，请换签名密钥。\
                """,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = Registration.class))))
    @ApiResponse(responseCode = "201", description = "已登记，请保存 secret；重复的请求不再给出 secret")
    Mono<WebhookLine> register(
            SignedClient caller,
            @RequestBody JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return bodies.read(body, Registration.class)
                .flatMap(request -> registerWebhook.register(
                        caller.client(), request.url(), request.wanted(), once(caller.client(), key, request)))
                .map(made -> WebhookLine.of(made.webhook(), made.secret().orElse(null)));
    }

    private Once once(Client client, @Nullable String key, Registration request) {
        return new Once(
                "client:" + client.id(),
                "webhook.register",
                key == null ? ids.next().toString() : key,
                fingerprints.of(request.canonical()));
    }

    @Scoped(Resource.WEBHOOKS)
    @GetMapping
    @Operation(operationId = "listWebhooks", summary = "本平台登记的推送地址")
    @ApiResponse(responseCode = "200", description = "全部推送地址，先登记的在前")
    Mono<WebhookList> list(SignedClient caller) {
        return keepWebhooks
                .list(caller.client())
                .map(all -> new WebhookList(all.stream().map(WebhookLine::of).toList()));
    }

    @Scoped(Resource.WEBHOOKS)
    @GetMapping("/{id}")
    @Refuses(Reason.WEBHOOK_NOT_FOUND)
    @Operation(operationId = "getWebhook", summary = "一个推送地址")
    @ApiResponse(responseCode = "200", description = "推送地址")
    Mono<WebhookLine> one(SignedClient caller, @PathVariable @Parameter(description = "推送地址编号") UUID id) {
        return keepWebhooks.one(caller.client(), new Webhook.Id(id)).map(WebhookLine::of);
    }

    @Scoped(value = Resource.WEBHOOKS, access = Access.WRITE)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses(Reason.WEBHOOK_NOT_FOUND)
    @Operation(operationId = "removeWebhook", summary = "删除推送地址，还没送出的不再送")
    @ApiResponse(responseCode = "204", description = "已删除")
    Mono<Void> remove(SignedClient caller, @PathVariable UUID id) {
        return keepWebhooks.remove(caller.client(), new Webhook.Id(id));
    }

    @Scoped(value = Resource.WEBHOOKS, access = Access.WRITE)
    @PostMapping("/{id}/secrets")
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses(Reason.WEBHOOK_NOT_FOUND)
    @Operation(operationId = "rotateWebhookSecret", summary = "换签名密钥", description = """
        旧密钥再签 24 小时。没有收到答复的，再换一次就是：24 小时内，最早的那一把也继续签，每条推送最多带三个签名。
        注意：24 小时内换到第三次，第一次换出的那一把马上停签，只有最新的、上一把和最早的继续签。\
        """)
    @ApiResponse(responseCode = "201", description = "新的密钥")
    Mono<FreshSecret> rotate(SignedClient caller, @PathVariable UUID id) {
        return keepWebhooks.rotate(caller.client(), new Webhook.Id(id)).map(secret -> new FreshSecret(secret.value()));
    }
}
