package village.wechat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import village.api.Fingerprints;
import village.api.Ids;
import village.api.Once;
import village.api.identity.Actor;

/** Turns what is common to requests of this face into the words of the inside. */
@Component
public final class Requests {
    /** The header a caller names a creating request with. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Fingerprints fingerprints;
    private final Ids ids;

    Requests(Fingerprints fingerprints, Ids ids) {
        this.fingerprints = fingerprints;
        this.ids = ids;
    }

    /**
     * Makes the idempotency of a creating request. Without a key the request stands for itself.
     *
     * @param operation the act, for example {@code complaint.file}
     * @param key the header {@value #IDEMPOTENCY_KEY}
     * @param body the request's record, with everything that tells it from another
     */
    public Once once(Actor actor, String operation, @Nullable String key, Object body) {
        var owner = "person:" + actor.requirePerson();
        var fingerprint = fingerprints.of(CANONICAL.writeValueAsBytes(body));
        return new Once(owner, operation, key == null ? ids.next().toString() : key, fingerprint);
    }

    /** As {@link #once}, but without a key there is nothing to remember: the act's own rules keep it from doubling. */
    public Optional<Once> optional(Actor actor, String operation, @Nullable String key, Object body) {
        return Optional.ofNullable(key).map(given -> once(actor, operation, given, body));
    }
}
