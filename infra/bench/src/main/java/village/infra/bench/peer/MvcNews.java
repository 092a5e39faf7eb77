package village.infra.bench.peer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a team would otherwise have written for reading an article: Spring MVC on virtual threads, JDBC, HikariCP, one
 * statement. It has no limits, no log line, no metrics, no sessions, and counts no readings.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@RestController
public class MvcNews {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String FROM = """
             from village_code v join news_article a on a.village_id = v.village_id and a.id = ?
            """;
    private static final String ONE =
            "select a.id, a.title, a.summary, r.body, a.column_id, c.name, a.source, a.audience,"
                    + " a.shown, a.published_at, coalesce(n.reads, 0)" + FROM + """
            join news_revision r on r.village_id = a.village_id and r.article_id = a.id and r.number = a.shown
            join news_column c on c.village_id = a.village_id and c.id = a.column_id
            left join news_read n on n.village_id = a.village_id and n.article_id = a.id
            """;
    private static final String OPEN = " where v.code = ? and a.status = 'published' and a.audience = 'public'";
    private static final String SHOWN = "select a.shown" + FROM + OPEN;

    private final JdbcTemplate sql;

    MvcNews(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** @param arguments port, JDBC URL */
    public static void main(String[] arguments) {
        var application = new SpringApplication(MvcNews.class);
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

    record Place(UUID id, String name) {}

    record Article(
            UUID id,
            String title,
            String summary,
            String body,
            Place column,
            List<String> files,
            String source,
            String audience,
            int revision,
            OffsetDateTime publishedAt,
            long reads) {}

    @GetMapping("/ready")
    String ready() {
        return "ready";
    }

    @GetMapping("/mp/v1/villages/{village}/news/{id}")
    ResponseEntity<Article> read(
            @PathVariable String village,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String known) {
        if (known != null
                && known.equals(tag(Objects.requireNonNull(sql.queryForObject(SHOWN, Integer.class, id, village))))) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(known).build();
        }
        var article = sql.queryForObject(ONE + OPEN, (row, number) -> article(row), id, village);
        return ResponseEntity.ok().eTag(tag(article.revision())).body(article);
    }

    private static String tag(int revision) {
        return "\"r" + revision + "\"";
    }

    private static Article article(ResultSet row) throws SQLException {
        return new Article(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                new Place(row.getObject(5, UUID.class), row.getString(6)),
                List.of(),
                row.getString(7),
                row.getString(8),
                row.getInt(9),
                row.getObject(10, OffsetDateTime.class).atZoneSameInstant(ZONE).toOffsetDateTime(),
                row.getLong(11));
    }
}
