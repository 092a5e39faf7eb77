package village.wechat.account.envelope;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import village.api.Reason;
import village.api.Refusal;

/**
 * A message as WeChat posted it, its origin checked.
 *
 * @param text the message in plain
 * @param sealing what to seal the reply with; empty for an account that speaks in plain
 */
public record Envelope(String appId, CallbackMessage message, String text, Optional<Sealing> sealing) {
    /** WeChat tries again within seconds; more than this is somebody who kept an address. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** The means to seal a reply. */
    public record Sealing(String token, CallbackKey key) {
        @Override
        public String toString() {
            return "Sealing[***]";
        }
    }

    /**
     * Opens what came. An account with a key takes nothing in plain, so that nobody can talk it down.
     *
     * @param query what stands in the address
     */
    public static Envelope opened(
            String appId, CallbackSecret secret, Map<String, String> query, String body, Instant now) {
        var sealed = query.getOrDefault("encrypt_type", "").equals("aes");
        var signature = new Signature(
                query.getOrDefault(sealed ? "msg_signature" : "signature", ""),
                query.getOrDefault("timestamp", ""),
                query.getOrDefault("nonce", ""));
        trust(sealed == secret.key().isPresent() && fresh(signature.timestamp(), now));
        return sealed ? unsealed(appId, secret, signature, body) : plain(appId, secret, signature, body);
    }

    private static Envelope plain(String appId, CallbackSecret secret, Signature signature, String body) {
        trust(signature.madeWith(secret.token()));
        return new Envelope(appId, CallbackMessage.of(body), body, Optional.empty());
    }

    private static Envelope unsealed(String appId, CallbackSecret secret, Signature signature, String body) {
        var sealed = CallbackMessage.of(body).field("Encrypt");
        trust(signature.madeWith(secret.token(), sealed));
        var text = secret.open(appId, sealed).orElseThrow(() -> Refusal.of(Reason.REQUEST_MALFORMED));
        var sealing = secret.key().map(key -> new Sealing(secret.token(), key));
        return new Envelope(appId, CallbackMessage.of(text), text, sealing);
    }

    private static boolean fresh(String timestamp, Instant now) {
        return timestamp.matches("[0-9]{1,11}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                                .abs()
                                .compareTo(FRESH)
                        <= 0;
    }

    private static void trust(boolean genuine) {
        if (!genuine) {
            throw Refusal.of(Reason.WECHAT_SIGNATURE_INVALID);
        }
    }

    @Override
    public String toString() {
        return "Envelope[" + appId + ", ***]";
    }
}
