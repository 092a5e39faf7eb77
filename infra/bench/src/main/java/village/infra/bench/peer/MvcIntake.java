package village.infra.bench.peer;

import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a team would otherwise have written for taking in a complaint: Spring MVC on virtual threads, JDBC, HikariCP. It
 * checks the token's signature and that the villager is bound, writes the same rows in one transaction and gives the same
 * answer. It has no limits, no log line, no metrics and no rules.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(MvcComplaints.class)
@RestController
public class MvcIntake {
    private final MvcComplaints complaints;
    private final MvcTokens tokens;

    MvcIntake(MvcComplaints complaints, MvcTokens tokens) {
        this.complaints = complaints;
        this.tokens = tokens;
    }

    /** @param arguments port, JDBC URL, key of access tokens in Base64 */
    public static void main(String[] arguments) {
        var application = new SpringApplication(MvcIntake.class, Keys.class);
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
        MvcTokens tokens(@org.springframework.beans.factory.annotation.Value("${bench.key}") String key) {
            return new MvcTokens(Base64.getDecoder().decode(key));
        }
    }

    /** What somebody reports. */
    record Report(String text) {}

    @GetMapping("/ready")
    String ready() {
        return "ready";
    }

    @PostMapping("/mp/v1/villages/{village}/complaints")
    @ResponseStatus(HttpStatus.CREATED)
    MvcComplaints.Filed file(
            @PathVariable String village,
            @RequestHeader("Authorization") String authorization,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Report report) {
        UUID person = tokens.person(authorization.substring("Bearer ".length()));
        return complaints.file(village, person, key, report.text());
    }
}
