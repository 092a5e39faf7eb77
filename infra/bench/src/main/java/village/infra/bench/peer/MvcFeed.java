package village.infra.bench.peer;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a team would otherwise have written for a platform to follow what changes: Spring MVC on virtual threads, JDBC,
 * HikariCP, a keyset. It checks no signature, keeps no log of calls, counts no quota and knows no scopes; its cursor is the
 * position.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@RestController
public class MvcFeed {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** Each log has its own. */
    private static final long EPOCH = 1_764_380_000L;

    private static final String PAGE = """
        select e.id, e.position, e.type, v.code, e.subject_kind, e.subject_id, e.subject_version,
          (e.facts - 'audience')::text,
          e.occurred_at
        from event e join village_code v on v.village_id = e.village_id
        where e.position > ? order by e.position limit ?
        """;

    private final JdbcTemplate sql;

    MvcFeed(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** @param arguments port, JDBC URL */
    public static void main(String[] arguments) {
        var application = new SpringApplication(MvcFeed.class);
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
                Map.entry("logging.level.root", "warn")));
        application.run();
    }

    record Subject(String type, String typeLabel, UUID id, long version) {}

    record Line(
            UUID id,
            long sequence,
            long epoch,
            String type,
            String typeLabel,
            boolean tombstone,
            String village,
            Subject subject,
            Map<?, ?> facts,
            OffsetDateTime occurredAt) {}

    record Page(List<Line> items, String next, boolean more) {}

    @GetMapping("/ready")
    String ready() {
        return "ready";
    }

    @GetMapping("/openapi/v1/changes")
    Page page(@RequestParam(required = false) @Nullable Long after, @RequestParam int limit) {
        var from = after == null ? 0 : after;
        var items = sql.query(
                PAGE,
                (row, number) -> new Line(
                        row.getObject(1, UUID.class),
                        row.getLong(2),
                        EPOCH,
                        row.getString(3),
                        "文章发布",
                        false,
                        row.getString(4),
                        new Subject(row.getString(5), row.getString(5), row.getObject(6, UUID.class), row.getLong(7)),
                        JsonMapper.shared().readValue(row.getString(8), Map.class),
                        row.getObject(9, OffsetDateTime.class)
                                .atZoneSameInstant(ZONE)
                                .toOffsetDateTime()),
                from,
                limit);
        var last = items.isEmpty() ? from : items.get(items.size() - 1).sequence();
        return new Page(items, "" + last, items.size() == limit);
    }
}
