package village.openapi.v1.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.webhook.Webhook;
import village.api.webhook.WebhookSecret;
import village.openapi.client.Times;
import village.openapi.client.Words;

/** A webhook as its platform sees it. */
@Schema(name = "Webhook")
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookLine(
        UUID id,
        @Schema(example = "https://hub.example.cn/xiangyin") String url,
        @Schema(description = "只推这些类型，空为权限内的全部") List<String> types,

        @Schema(description = "active 在用，gone 对方答了 410，failing 七天都没有送到；后两种不再推送")
        String state,

        @Schema(example = "在用") String stateLabel,
        OffsetDateTime registeredAt,

        @Schema(description = "签名密钥，只在第一次登记和换密钥时给出，重复的登记不再给", example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        @Nullable
        String secret) {
    static WebhookLine of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookLine of(Webhook webhook, @Nullable WebhookSecret secret) {
        return new WebhookLine(
                webhook.id().value(),
                webhook.url().toString(),
                webhook.types().stream().sorted().toList(),
                webhook.ended().map(Words::of).orElse("active"),
                webhook.ended().map(WebhookLine::label).orElse("在用"),
                Times.of(webhook.registeredAt()),
                secret == null ? null : secret.value());
    }

    private static String label(Webhook.Ending ending) {
        return switch (ending) {
            case GONE -> "对方答了 410，已停止";
            case REMOVED -> "已删除";
            case FAILING -> "七天没有送到，已停止";
        };
    }
}
