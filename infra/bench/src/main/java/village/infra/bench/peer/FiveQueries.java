package village.infra.bench.peer;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/**
 * What the home would be without a cache: WebFlux asks PostgreSQL five questions at once and writes what it hears as JSON.
 * It has no limits, no log line, no metrics and no sessions.
 */
public final class FiveQueries {
    private static final String VILLAGE = """
            select v.id, v.name, c.code from village_code c join village v on v.id = c.village_id where c.code = $1
            """;
    private static final String COMPLAINTS = """
            select id, ticket, kind, category_code, text, status, filed_at, due_at from complaint
            where village_id = $1 and published order by id desc limit 5
            """;
    private static final String CONTACTS =
            "select office, name, phone from village_contact where village_id = $1 order by sort";
    private static final String NEWS = """
            select id, column_id, title, summary, source, audience, has_voice, has_video, published_at from news_article
            where village_id = $1 and status = 'published' and audience = 'public' order by published_at desc, id desc limit 5
            """;
    private static final String GRIDS = "select id, name from grid where village_id = $1 order by name";

    private final ConnectionPool pool;

    private FiveQueries(ConnectionPool pool) {
        this.pool = pool;
    }

    /** @param arguments port, JDBC URL */
    public static void main(String[] arguments) {
        var address = URI.create(arguments[1].substring("jdbc:".length()));
        var connections = new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host(address.getHost())
                .port(address.getPort())
                .database(address.getPath().substring(1))
                .username("postgres")
                .password("postgres")
                .build());
        var home = new FiveQueries(new ConnectionPool(
                ConnectionPoolConfiguration.builder(connections).maxSize(16).build()));
        var routes = RouterFunctions.route()
                .GET("/ready", request -> ServerResponse.ok().build())
                .GET("/mp/v1/villages/{village}/home", home::answer)
                .build();
        HttpServer.create()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(routes)))
                .bindNow()
                .onDispose()
                .block();
    }

    private Mono<ServerResponse> answer(ServerRequest request) {
        return rows(VILLAGE, request.pathVariable("village"))
                .flatMap(found -> sections(found.get(0)))
                .flatMap(home -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(home));
    }

    private Mono<Map<String, Object>> sections(Map<String, Object> village) {
        var id = (UUID) Objects.requireNonNull(village.get("id"));
        return Mono.zip(rows(COMPLAINTS, id), rows(CONTACTS, id), rows(NEWS, id), rows(GRIDS, id))
                .map(parts -> Map.of(
                        "village", village,
                        "complaints", parts.getT1(),
                        "contacts", parts.getT2(),
                        "news", parts.getT3(),
                        "grids", parts.getT4()));
    }

    private Mono<List<Map<String, Object>>> rows(String sql, Object key) {
        return Mono.usingWhen(pool.create(), connection -> rows(connection, sql, key), Connection::close);
    }

    private static Mono<List<Map<String, Object>>> rows(Connection connection, String sql, Object key) {
        return Flux.from(connection.createStatement(sql).bind(0, key).execute())
                .flatMap(result -> result.map(FiveQueries::row))
                .collectList();
    }

    private static Map<String, Object> row(io.r2dbc.spi.Row row, io.r2dbc.spi.RowMetadata columns) {
        var values = new java.util.LinkedHashMap<String, Object>();
        columns.getColumnMetadatas().forEach(column -> values.put(column.getName(), row.get(column.getName())));
        return values;
    }
}
