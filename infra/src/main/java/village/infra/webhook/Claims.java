package village.infra.webhook;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.place.Village;
import village.api.webhook.Webhook;
import village.api.webhook.WebhookSecret;
import village.infra.crypto.Sealer;
import village.openapi.webhook.Outbox.Claim;
import village.openapi.webhook.Outbox.Standing;

/** Reads what one statement claimed. A webhook's secrets are opened once, however many messages it gets. */
final class Claims {
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    private final Sealer sealer;
    private final UUID lease;
    private final Map<UUID, Optional<Receiver>> receivers = new HashMap<>();

    Claims(Sealer sealer, UUID lease) {
        this.sealer = sealer;
        this.lease = lease;
    }

    private record Receiver(Webhook.Id id, URI url, List<WebhookSecret> secrets, Standing standing) {}

    /** Empty where nothing can be sent to the webhook; it takes nothing from another. */
    Optional<Claim> of(Readable row) {
        return receivers
                .computeIfAbsent(uuid(row, 10), id -> receiver(id, row))
                .map(receiver -> new Claim(
                        lease,
                        receiver.id(),
                        receiver.url(),
                        receiver.secrets(),
                        uuid(row, 0),
                        text(row, 11),
                        Optional.ofNullable(row.get(12, UUID.class)).map(Village.Id::new),
                        receiver.standing(),
                        text(row, 1),
                        uuid(row, 2),
                        text(row, 3),
                        row.get(4, Integer.class),
                        optionalInstant(row, 5)));
    }

    /** What a client may read and how far the log is, in this column and the next. */
    static Standing standing(Readable row, int column) {
        return new Standing(scopes(row, column), number(row, column + 1));
    }

    /** Scopes as their words stand in an array. */
    static Set<Scope> scopes(Readable row, int column) {
        return Arrays.stream(Objects.requireNonNull(row.get(column, String[].class)))
                .map(Claims::toScope)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Scope toScope(String words) {
        var parts = words.toUpperCase(Locale.ROOT).replace('-', '_').split(" ", -1);
        return new Scope(Resource.valueOf(parts[0]), Access.valueOf(parts[1]), parts[2]);
    }

    private Optional<Receiver> receiver(UUID id, Readable row) {
        try {
            var secrets = new ArrayList<WebhookSecret>();
            for (var column : List.of(7, 8, 9)) {
                var sealed = row.get(column, byte[].class);
                if (sealed != null) {
                    secrets.add(new WebhookSecret(sealer.open(PostgresWebhooks.SEALED_COLUMN, id, sealed)));
                }
            }
            return Optional.of(new Receiver(
                    new Webhook.Id(id), URI.create(text(row, 6)), List.copyOf(secrets), standing(row, 13)));
        } catch (IllegalStateException | IllegalArgumentException failure) {
            LOG.error("webhook {} cannot be sent to", id, failure);
            return Optional.empty();
        }
    }
}
