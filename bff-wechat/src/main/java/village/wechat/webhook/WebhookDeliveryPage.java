package village.wechat.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.Page;
import village.api.event.feed.PublicType;
import village.api.webhook.Deliveries.Sent;
import village.api.webhook.Delivery;
import village.wechat.Times;
import village.wechat.Words;

/** A page of messages to other platforms, as the console reads it. */
@Schema(name = "SentWebhookPage")
record WebhookDeliveryPage(List<Item> items, @Nullable String next) {
    static WebhookDeliveryPage of(Page<Sent, Delivery.Id> page, @Nullable String next) {
        return new WebhookDeliveryPage(page.items().stream().map(Item::of).toList(), next);
    }

    /** One message. */
    @Schema(name = "SentWebhook")
    record Item(
            UUID id,
            @Schema(example = "浙江省基层治理平台") String client,
            @Schema(example = "hub.example.cn") String host,
            @Schema(example = "complaint.answered") String type,
            @Schema(example = "诉求答复") String typeLabel,
            long sequence,
            @Schema(example = "parked") String state,
            int attempts,
            @Schema(example = "503") @Nullable String lastOutcome,
            @Schema(example = "对方服务器出错（503）") @Nullable String lastOutcomeLabel,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime nextAttemptAt,
            @Nullable OffsetDateTime endedAt) {
        static Item of(Sent sent) {
            var delivery = sent.delivery();
            return new Item(
                    delivery.id().value(),
                    sent.client(),
                    sent.host(),
                    delivery.type(),
                    PublicType.of(delivery.type()).map(PublicType::label).orElse(delivery.type()),
                    delivery.sequence(),
                    Words.of(delivery.state()),
                    delivery.attempts(),
                    delivery.last().orElse(null),
                    delivery.last().map(Item::label).orElse(null),
                    Times.of(delivery.createdAt()),
                    delivery.next().map(Times::of).orElse(null),
                    delivery.endedAt().map(Times::of).orElse(null));
        }

        private static String label(String outcome) {
            return switch (outcome) {
                case "timeout" -> "对方没有及时答复";
                case "connection-lost" -> "连接断了";
                case "host-unknown" -> "找不到对方的地址";
                case "address-refused" -> "对方的地址在内网，不允许推送";
                case "destination-refused" -> "网址不在允许的名单里";
                case "410" -> "对方不再接收（410）";
                default -> label(outcome, outcome.charAt(0));
            };
        }

        private static String label(String outcome, char first) {
            return switch (first) {
                case '2' -> "送达（" + outcome + "）";
                case '3' -> "对方要求转到别的地址，没有跟去（" + outcome + "）";
                case '4' -> "对方不接受（" + outcome + "）";
                default -> "对方服务器出错（" + outcome + "）";
            };
        }
    }
}
