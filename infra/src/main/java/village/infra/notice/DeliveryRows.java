package village.infra.notice;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import village.api.identity.OpenId;
import village.api.notice.Delivery;
import village.api.notice.Notice;
import village.api.notice.SubscribeMessages;
import village.infra.postgres.Columns;

/** How a delivery lies in its table. */
final class DeliveryRows {
    /** In the order of {@link #toDelivery}. */
    static final String COLUMNS =
            "d.id, d.app_id, d.openid, d.template_id, d.page, d.data, d.state, d.attempts, d.planned_at, d.begun_at";

    private static final String INSERT = """
            insert into notice_delivery (id, notice_id, channel, app_id, openid, template_id, page, data, state,
              planned_at, next_attempt_at)
            values (:id, :notice, 'subscribe', :appId, :openId, :template, :page, :data, :state, :plannedAt, :plannedAt)
            """;
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Ready before the first row: finding them is guarded by a lock, and rows are read on event loops. */
    private static final ObjectReader READER = JSON.readerFor(TEXTS);

    private static final ObjectWriter WRITER = JSON.writerFor(TEXTS);

    private DeliveryRows() {}

    static Mono<Void> insert(DatabaseClient client, Notice notice, Delivery delivery) {
        var message = delivery.message();
        return client.sql(INSERT)
                .bind("id", delivery.id().value())
                .bind("notice", notice.id().value())
                .bind("appId", message.to().appId())
                .bind("openId", message.to().value())
                .bind("template", message.templateId())
                .bind("page", message.page())
                .bind("data", Json.of(WRITER.writeValueAsString(message.data())))
                .bind("state", Columns.word(delivery.state()))
                .bind("plannedAt", delivery.plannedAt())
                .then();
    }

    static Delivery toDelivery(Readable row) {
        var message = new SubscribeMessages.Message(
                new OpenId(text(row, 1), text(row, 2)), text(row, 3), text(row, 4), texts(row, 5));
        return new Delivery(
                new Delivery.Id(uuid(row, 0)),
                message,
                word(row, 6, Delivery.State.class),
                (int) number(row, 7),
                instant(row, 8),
                optionalInstant(row, 9));
    }

    static Map<String, String> texts(Readable row, int index) {
        return READER.readValue(
                Objects.requireNonNull(row.get(index, Json.class)).asArray());
    }
}
