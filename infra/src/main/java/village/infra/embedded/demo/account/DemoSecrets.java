package village.infra.embedded.demo.account;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import reactor.core.publisher.Mono;
import village.infra.embedded.demo.DemoAccounts;
import village.infra.wechat.PostgresCallbackSecrets;
import village.wechat.account.envelope.CallbackKey;

/** Agrees with the simulated WeChat on token and key, once. They are drawn anew in each demo village. */
final class DemoSecrets implements ApplicationRunner {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int KEY_LENGTH = 43;

    private final PostgresCallbackSecrets secrets;
    private final SecureRandom random = new SecureRandom();

    DemoSecrets(PostgresCallbackSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        secrets.of(DemoAccounts.SERVICE_ACCOUNT)
                .hasElement()
                .flatMap(agreed -> agreed ? Mono.empty() : agreeing())
                .block(PATIENCE);
    }

    private Mono<Void> agreeing() {
        var key = Optional.of(CallbackKey.of(drawn(KEY_LENGTH)));
        return secrets.save(DemoAccounts.SERVICE_ACCOUNT, drawn(32), key, Optional.empty());
    }

    private String drawn(int length) {
        return random.ints(length, 0, LETTERS.length())
                .mapToObj(place -> LETTERS.substring(place, place + 1))
                .collect(Collectors.joining());
    }
}
