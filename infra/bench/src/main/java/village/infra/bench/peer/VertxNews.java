package village.infra.bench.peer;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * The best hand-written program for reading an article: Vert.x with its own PostgreSQL client, prepared and pipelined, one
 * statement. It has no limits, no log line, no metrics, no sessions, and counts no readings.
 */
public final class VertxNews extends VerticleBase {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String FROM = """
             from village_code v join news_article a on a.village_id = v.village_id and a.id = $2
            """;
    private static final String OPEN = " where v.code = $1 and a.status = 'published' and a.audience = 'public'";
    private static final String ONE =
            "select a.id, a.title, a.summary, r.body, a.column_id, c.name, a.source, a.audience,"
                    + " a.shown, a.published_at, coalesce(n.reads, 0)" + FROM + """
            join news_revision r on r.village_id = a.village_id and r.article_id = a.id and r.number = a.shown
            join news_column c on c.village_id = a.village_id and c.id = a.column_id
            left join news_read n on n.village_id = a.village_id and n.article_id = a.id
            """ + OPEN;
    private static final String SHOWN = "select a.shown" + FROM + OPEN;

    private final int port;
    private final Pool pool;

    private VertxNews(int port, Pool pool) {
        this.port = port;
        this.pool = pool;
    }

    /** @param arguments port, JDBC URL */
    public static void main(String[] arguments) {
        var address = URI.create(arguments[1].substring("jdbc:".length()));
        var vertx = Vertx.vertx();
        var pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(16))
                .connectingTo(new PgConnectOptions()
                        .setHost(address.getHost())
                        .setPort(address.getPort())
                        .setDatabase(address.getPath().substring(1))
                        .setUser("postgres")
                        .setPassword("postgres")
                        .setCachePreparedStatements(true)
                        .setPipeliningLimit(64))
                .using(vertx)
                .build();
        var port = Integer.parseInt(arguments[0]);
        vertx.deployVerticle(
                () -> new VertxNews(port, pool),
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()));
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer().requestHandler(this::answer).listen(port, "127.0.0.1");
    }

    private void answer(HttpServerRequest request) {
        var parts = request.path().split("/");
        if (parts.length < 7) {
            request.response().end("ready");
            return;
        }
        var keys = Tuple.of(parts[4], UUID.fromString(parts[6]));
        var known = request.getHeader("If-None-Match");
        if (known == null) {
            read(request, keys);
        } else {
            pool.preparedQuery(SHOWN)
                    .execute(keys)
                    .onSuccess(rows -> {
                        if (known.equals(tag(rows.iterator().next().getInteger(0)))) {
                            request.response()
                                    .setStatusCode(304)
                                    .putHeader("ETag", known)
                                    .end();
                        } else {
                            read(request, keys);
                        }
                    })
                    .onFailure(failure -> request.response().setStatusCode(500).end());
        }
    }

    private void read(HttpServerRequest request, Tuple keys) {
        pool.preparedQuery(ONE)
                .execute(keys)
                .onSuccess(rows -> {
                    var row = rows.iterator().next();
                    request.response()
                            .putHeader("Content-Type", "application/json")
                            .putHeader("ETag", tag(row.getInteger(8)))
                            .end(article(row).toBuffer());
                })
                .onFailure(failure -> request.response().setStatusCode(500).end());
    }

    private static String tag(int revision) {
        return "\"r" + revision + "\"";
    }

    private static JsonObject article(Row row) {
        return new JsonObject()
                .put("id", row.getUUID(0).toString())
                .put("title", row.getString(1))
                .put("summary", row.getString(2))
                .put("body", row.getString(3))
                .put(
                        "column",
                        new JsonObject().put("id", row.getUUID(4).toString()).put("name", row.getString(5)))
                .put("files", new JsonArray())
                .put("source", row.getString(6))
                .put("audience", row.getString(7))
                .put("revision", row.getInteger(8))
                .put("publishedAt", told(row.getOffsetDateTime(9)))
                .put("reads", row.getLong(10));
    }

    private static String told(OffsetDateTime at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZoneSameInstant(ZONE));
    }
}
