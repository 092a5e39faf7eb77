package village.infra.notice;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import village.api.identity.OpenId;
import village.api.notice.channel.Channel;
import village.api.notice.channel.CustomerMessages;
import village.api.notice.channel.Letter;
import village.api.notice.channel.SubscribeMessages;
import village.api.notice.channel.TemplateMessages;
import village.api.notice.delivery.Delivery;
import village.api.notice.preference.QuietHours;
import village.infra.postgres.Columns;

/** How a delivery lies in its table. */
final class DeliveryRows {
    /** In the order of {@link #toDelivery}. */
    static final String COLUMNS = """
            d.id, d.channel, d.app_id, d.openid, d.template_id, d.page, d.data, d.state, d.attempts, d.planned_at,
            d.begun_at, d.quiet_from, d.quiet_to""";

    static final int WIDTH = 13;

    private static final String INSERT = """
            insert into notice_delivery (id, notice_id, digest_id, village_id, rank, channel, app_id, openid, template_id,
              page, data, state, planned_at, next_attempt_at, quiet_from, quiet_to)
            values (:id, :notice, :digest, :village, :rank, :channel, :appId, :openId, :template,
              :page, :data, :state, :plannedAt, :next, :quietFrom, :quietTo)
            """;
    private static final String TEXT = "text";
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Ready before the first row: finding them is guarded by a lock, and rows are read on event loops. */
    private static final ObjectReader READER = JSON.readerFor(TEXTS);

    private static final ObjectWriter WRITER = JSON.writerFor(TEXTS);

    private DeliveryRows() {}

    /** What the deliveries are of: a notice or a digest, and of which village. */
    record Of(Optional<UUID> notice, Optional<UUID> digest, Optional<UUID> village) {}

    /** What a letter says besides to whom, in columns. */
    private record Content(Optional<String> template, String page, Map<String, String> data) {
        static Content of(Letter letter) {
            if (letter instanceof SubscribeMessages.Message message) {
                return new Content(Optional.of(message.templateId()), message.page(), message.data());
            }
            if (letter instanceof CustomerMessages.Message message) {
                return new Content(Optional.empty(), "", Map.of(TEXT, message.text()));
            }
            var message = (TemplateMessages.Message) letter;
            return new Content(Optional.of(message.templateId()), message.url(), message.data());
        }
    }

    /** In the order they are tried. */
    static Mono<Void> insert(DatabaseClient client, Of of, List<Delivery> deliveries) {
        return Flux.range(0, deliveries.size())
                .concatMap(rank -> insert(client, of, deliveries.get(rank), rank))
                .then();
    }

    private static Mono<Void> insert(DatabaseClient client, Of of, Delivery delivery, int rank) {
        var content = Content.of(delivery.letter());
        var due = Optional.of(delivery.plannedAt()).filter(at -> delivery.state() == Delivery.State.PENDING);
        return client.sql(INSERT)
                .bind("id", delivery.id().value())
                .bind("notice", orNull(of.notice(), UUID.class))
                .bind("digest", orNull(of.digest(), UUID.class))
                .bind("village", orNull(of.village(), UUID.class))
                .bind("rank", (short) rank)
                .bind("channel", Columns.word(delivery.letter().channel()))
                .bind("appId", delivery.letter().to().appId())
                .bind("openId", delivery.letter().to().value())
                .bind("template", orNull(content.template(), String.class))
                .bind("page", content.page())
                .bind("data", Json.of(WRITER.writeValueAsString(content.data())))
                .bind("state", Columns.word(delivery.state()))
                .bind("plannedAt", delivery.plannedAt())
                .bind("next", orNull(due, Instant.class))
                .bind("quietFrom", orNull(delivery.quiet().map(QuietHours::from), LocalTime.class))
                .bind("quietTo", orNull(delivery.quiet().map(QuietHours::to), LocalTime.class))
                .then();
    }

    static Delivery toDelivery(Readable row) {
        return new Delivery(
                new Delivery.Id(uuid(row, 0)),
                letter(row),
                word(row, 7, Delivery.State.class),
                (int) number(row, 8),
                instant(row, 9),
                optionalInstant(row, 10),
                quiet(row));
    }

    private static Letter letter(Readable row) {
        var to = new OpenId(text(row, 2), text(row, 3));
        var data = texts(row, 6);
        return switch (word(row, 1, Channel.class)) {
            case SUBSCRIBE -> new SubscribeMessages.Message(to, text(row, 4), text(row, 5), data);
            case CUSTOMER -> new CustomerMessages.Message(to, data.getOrDefault(TEXT, ""));
            case TEMPLATE -> new TemplateMessages.Message(to, text(row, 4), text(row, 5), data);
        };
    }

    private static Optional<QuietHours> quiet(Readable row) {
        return Optional.ofNullable(row.get(11, LocalTime.class))
                .map(from -> new QuietHours(from, Objects.requireNonNull(row.get(12, LocalTime.class))));
    }

    private static Map<String, String> texts(Readable row, int index) {
        return READER.readValue(
                Objects.requireNonNull(row.get(index, Json.class)).asArray());
    }
}
