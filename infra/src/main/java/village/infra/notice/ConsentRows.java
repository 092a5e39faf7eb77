package village.infra.notice;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.notice.channel.SubscribeMessages;
import village.api.notice.channel.Subscriptions;
import village.api.notice.delivery.Deliveries.Ending;
import village.api.notice.delivery.Delivery;

/** Spends consents, and gives them back. */
final class ConsentRows {
    private static final String SPEND = """
            update notice_consent set remaining = remaining - 1, changed_at = :at
            where app_id = :appId and openid = :openId and template_id = :template and remaining > 0
            """;
    private static final String GIVE_BACK = """
            update notice_consent set remaining = least(remaining + 1, :most), changed_at = :at
            where app_id = :appId and openid = :openId and template_id = :template
              and last_result = 'accept' and (zeroed_at is null or zeroed_at < :begunAt)
            """;
    private static final String ZERO = """
            update notice_consent set remaining = 0, zeroed_at = :at, changed_at = :at
            where app_id = :appId and openid = :openId and template_id = :template
            """;

    /** Whether there was one to spend. */
    Mono<Boolean> spend(DatabaseClient client, Delivery due, Instant now) {
        return consent(client, SPEND, due, now).fetch().rowsUpdated().map(rows -> rows == 1);
    }

    Mono<Void> settle(DatabaseClient client, Delivery attempt, Ending ending) {
        return switch (ending.allowance()) {
            case SPENT -> Mono.empty();
            case GIVEN_BACK ->
                consent(client, GIVE_BACK, attempt, ending.at())
                        .bind("most", Subscriptions.MOST)
                        .bind("begunAt", attempt.begunAt().orElseThrow())
                        .then();
            case ZEROED -> consent(client, ZERO, attempt, ending.at()).then();
        };
    }

    private static DatabaseClient.GenericExecuteSpec consent(
            DatabaseClient client, String sql, Delivery delivery, Instant at) {
        var message = (SubscribeMessages.Message) delivery.letter();
        return client.sql(sql)
                .bind("at", at)
                .bind("appId", message.to().appId())
                .bind("openId", message.to().value())
                .bind("template", message.templateId());
    }
}
