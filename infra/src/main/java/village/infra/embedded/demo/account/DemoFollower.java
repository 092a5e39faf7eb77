package village.infra.embedded.demo.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import village.infra.embedded.demo.DemoAccounts;
import village.infra.wechat.PostgresCallbackSecrets;
import village.wechat.account.envelope.CallbackKey;
import village.wechat.account.envelope.CallbackMessage;
import village.wechat.account.envelope.CallbackSecret;
import village.wechat.account.envelope.Signature;

/** Does what WeChat does when a follower writes: seals, signs, posts, and opens the reply. */
final class DemoFollower {
    private static final String APP = DemoAccounts.SERVICE_ACCOUNT;
    private static final String SEALED = "<xml><ToUserName>gh_demo</ToUserName><Encrypt><![CDATA[%s]]></Encrypt></xml>";

    private final PostgresCallbackSecrets secrets;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final WebClient client = WebClient.create();

    DemoFollower(PostgresCallbackSecrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Completes with the reply that came with the callback, possibly empty. */
    Mono<String> does(DemoAct act, int port) {
        return secrets.of(APP).flatMap(secret -> posted(act, port, secret));
    }

    private Mono<String> posted(DemoAct act, int port, CallbackSecret secret) {
        var key = secret.key().orElseThrow();
        var now = clock.instant();
        var sealed = key.seal(APP, act.xml(now, random.nextLong(1, Long.MAX_VALUE)), salt());
        var signature = Signature.of(
                secret.token(),
                Long.toString(now.getEpochSecond()),
                HexFormat.of().formatHex(salt()),
                sealed);
        return client.post()
                .uri(
                        "http://127.0.0.1:{port}/wechat/{app}/callback?encrypt_type=aes&timestamp={t}&nonce={n}&msg_signature={s}",
                        port,
                        APP,
                        signature.timestamp(),
                        signature.nonce(),
                        signature.value())
                .contentType(new MediaType(MediaType.TEXT_XML, StandardCharsets.UTF_8))
                .bodyValue(SEALED.formatted(sealed))
                .retrieve()
                .bodyToMono(String.class)
                .map(answer -> words(answer, key));
    }

    private static String words(String answer, CallbackKey key) {
        if (!answer.startsWith("<")) {
            return "";
        }
        var opened = key.open(APP, CallbackMessage.of(answer).field("Encrypt")).orElseThrow();
        return CallbackMessage.of(opened).field("Content");
    }

    private byte[] salt() {
        var salt = new byte[CallbackKey.SALT];
        random.nextBytes(salt);
        return salt;
    }
}
