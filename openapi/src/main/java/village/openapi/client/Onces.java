package village.openapi.client;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import village.api.Fingerprints;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;

/** Makes the idempotency of a client's creating request. */
@Component
public final class Onces {
    /** The header a client names a creating request with. */
    public static final String KEY = "Idempotency-Key";

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Fingerprints fingerprints;

    Onces(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /**
     * Refuses a request without a key: what is not named cannot be sent again safely.
     *
     * @param operation the act, for example {@code complaint.receive}
     * @param body the request's record, with everything that tells it from another
     */
    public Once once(SignedClient caller, String operation, @Nullable String key, Object body) {
        var named = require(key);
        var fingerprint = fingerprints.of(CANONICAL.writeValueAsBytes(body));
        return new Once("client:" + caller.client().id(), operation, named, fingerprint);
    }

    /** The key a creating request must have. */
    public static String require(@Nullable String key) {
        if (key == null) {
            throw Refusal.of(Reason.IDEMPOTENCY_KEY_INVALID, "请在请求头 Idempotency-Key 里给这次提交一个编号，重试时用同一个。");
        }
        return key;
    }
}
