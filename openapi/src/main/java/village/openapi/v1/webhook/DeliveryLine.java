package village.openapi.v1.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.event.feed.PublicType;
import village.api.webhook.Delivery;
import village.openapi.client.SubjectWords;
import village.openapi.client.Times;
import village.openapi.client.Words;

/** One message to a webhook, and how far it has come. */
@Schema(name = "WebhookDelivery")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryLine(
        @Schema(description = "消息编号；请求头 webhook-id 是 msg_ 加上它")
        UUID id,

        @Schema(example = "complaint.answered") String type,
        @Schema(example = "诉求答复") String typeLabel,
        @Schema(example = "complaint") String subjectType,
        @Schema(example = "诉求") String subjectTypeLabel,
        UUID subjectId,
        @Schema(description = "序号，与变更流一致") long sequence,

        @Schema(description = "waiting 等待，delivered 送达，parked 搁置")
        String state,

        @Schema(example = "送达") String stateLabel,
        @Schema(description = "送过几次") int attempts,

        @Schema(description = "最近 10 次尝试，新的在前") List<AttemptLine> recentAttempts,

        @Schema(description = "最近一次的结果：状态码，或 timeout、connection-lost 等", example = "500") @Nullable
        String lastOutcome,

        OffsetDateTime createdAt,

        @Schema(description = "下次尝试的时间；排在同一对象的前一条后面时没有") @Nullable
        OffsetDateTime nextAttemptAt,

        @Nullable OffsetDateTime endedAt) {

    /** One sending. */
    @Schema(name = "WebhookAttempt")
    record AttemptLine(
            @Schema(description = "结束的时间") OffsetDateTime at,

            @Schema(description = "结果：状态码，或 timeout、connection-lost 等", example = "500")
            String outcome,

            @Schema(description = "用时（毫秒）", example = "132") long millis) {
        static AttemptLine of(Delivery.Attempt attempt) {
            return new AttemptLine(
                    Times.of(attempt.at()), attempt.outcome(), attempt.took().toMillis());
        }
    }

    static DeliveryLine of(Delivery delivery) {
        return new DeliveryLine(
                delivery.id().value(),
                delivery.type(),
                PublicType.of(delivery.type()).map(PublicType::label).orElse(delivery.type()),
                delivery.subjectKind(),
                SubjectWords.label(delivery.subjectKind()),
                delivery.subject(),
                delivery.sequence(),
                Words.of(delivery.state()),
                label(delivery.state()),
                delivery.attempts(),
                delivery.recent().stream().map(AttemptLine::of).toList(),
                delivery.last().orElse(null),
                Times.of(delivery.createdAt()),
                delivery.next().map(Times::of).orElse(null),
                delivery.endedAt().map(Times::of).orElse(null));
    }

    private static String label(Delivery.State state) {
        return switch (state) {
            case WAITING -> "等待";
            case DELIVERED -> "送达";
            case PARKED -> "搁置";
        };
    }
}
