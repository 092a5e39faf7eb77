package village.infra.bench.peer;

import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a team would otherwise have written for booking credit under a cap: Spring MVC on virtual threads, JDBC, HikariCP,
 * the member's row locked by {@code select for update}. It checks the token's signature and, afresh, that the secretary
 * keeps the member's ledger, and writes the same rows in one transaction. It has no limits, no log line, no metrics, no
 * versions of rules and no closed years.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(MvcLedger.class)
@RestController
public class MvcCredits {
    private final MvcLedger ledger;
    private final MvcTokens tokens;

    MvcCredits(MvcLedger ledger, MvcTokens tokens) {
        this.ledger = ledger;
        this.tokens = tokens;
    }

    /** @param arguments port, JDBC URL, key of access tokens in Base64 */
    public static void main(String[] arguments) {
        var application = new SpringApplication(MvcCredits.class, Keys.class);
        application.setDefaultProperties(Map.ofEntries(
                Map.entry("server.port", arguments[0]),
                Map.entry("server.address", "127.0.0.1"),
                // Tomcat would hang up after a hundred requests on a connection.
                Map.entry("server.tomcat.max-keep-alive-requests", "-1"),
                Map.entry("spring.threads.virtual.enabled", "true"),
                Map.entry("spring.datasource.url", arguments[1]),
                Map.entry("spring.datasource.username", "postgres"),
                Map.entry("spring.datasource.password", "postgres"),
                Map.entry("spring.datasource.hikari.maximum-pool-size", "16"),
                Map.entry("spring.main.banner-mode", "off"),
                Map.entry("logging.level.root", "warn"),
                Map.entry("bench.key", arguments[2])));
        application.run();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    static class Keys {
        @Bean
        MvcTokens tokens(@Value("${bench.key}") String key) {
            return new MvcTokens(Base64.getDecoder().decode(key));
        }
    }

    /** What a secretary confirms. */
    record Study(UUID member, String title, LocalDate day, int quantity, String proof) {}

    @GetMapping("/ready")
    String ready() {
        return "ready";
    }

    @PostMapping("/console/v1/villages/{village}/credits/confirmations")
    @ResponseStatus(HttpStatus.CREATED)
    MvcLedger.Line confirm(
            @PathVariable String village,
            @CookieValue("village_console") String token,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Study study) {
        return ledger.book(village, tokens.person(token), key, study);
    }
}
