package village.infra.postgres;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Statement;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Connections that let PostgreSQL explain every query before they run it. It is asked for the plan it keeps for all values
 * of a prepared statement, or for the plan it makes for the values at hand.
 */
public final class ExplainedConnections {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Within quotes, so that the driver does not ask for values. */
    private static final String PREPARE = "do $do$ begin execute $sql$prepare explained(%s) as %s$sql$; end $do$";

    private final ConnectionFactory connections;
    private final String planMode;
    private final List<JsonNode> plans = new CopyOnWriteArrayList<>();

    /** @param planMode {@code force_generic_plan} or {@code force_custom_plan} */
    public ExplainedConnections(ConnectionFactory connections, String planMode) {
        this.connections = connections;
        this.planMode = planMode;
    }

    /**
     * The plans of the queries something asks, as executed.
     *
     * @param planMode {@code force_generic_plan} or {@code force_custom_plan}
     */
    public static List<JsonNode> plans(
            ConnectionFactory connections, String planMode, Function<Database, Mono<?>> asked) {
        var explained = new ExplainedConnections(connections, planMode);
        var factory = explained.factory();
        asked.apply(new Database(
                        DatabaseClient.create(factory),
                        TransactionalOperator.create(new R2dbcTransactionManager(factory)),
                        PATIENCE))
                .block(PATIENCE);
        return explained.plans();
    }

    /** A plan's node and all below it. */
    public static List<JsonNode> nodes(JsonNode plan) {
        return Stream.concat(Stream.of(plan), plan.path("Plans").valueStream().flatMap(child -> nodes(child).stream()))
                .toList();
    }

    /** The plans of the queries run so far, as executed. */
    public List<JsonNode> plans() {
        return plans;
    }

    public ConnectionFactory factory() {
        return wrapped(
                ConnectionFactory.class,
                connections,
                (method, arguments) -> method.getName().equals("create")
                        ? Mono.from(connections.create()).map(this::explained)
                        : call(connections, method, arguments));
    }

    private Connection explained(Connection connection) {
        return wrapped(
                Connection.class,
                connection,
                (method, arguments) -> method.getName().equals("createStatement")
                        ? explained(connection, (String) arguments[0])
                        : call(connection, method, arguments));
    }

    private Statement explained(Connection connection, String sql) {
        var statement = connection.createStatement(sql);
        var values = new TreeMap<Integer, Object>();
        return wrapped(Statement.class, statement, (method, arguments) -> {
            if (method.getName().equals("bind")) {
                values.put((Integer) arguments[0], plain(arguments[1]));
            }
            if (!method.getName().equals("execute")) {
                var answer = call(statement, method, arguments);
                return answer == statement ? null : answer;
            }
            return Flux.defer(() -> explain(connection, sql, values)).thenMany(Flux.from(statement.execute()));
        });
    }

    private Mono<Void> explain(Connection connection, String sql, Map<Integer, Object> values) {
        var types = values.values().stream().map(ExplainedConnections::type).collect(Collectors.joining(","));
        var literals =
                values.values().stream().map(ExplainedConnections::literal).collect(Collectors.joining(","));
        return run(connection, "set plan_cache_mode = " + planMode)
                .then(run(connection, PREPARE.formatted(types, sql)))
                .then(run(connection, "explain (analyze, buffers, format json) execute explained(" + literals + ")"))
                .doOnNext(plan ->
                        plans.add(JsonMapper.shared().readTree(plan).get(0).get("Plan")))
                .then(run(connection, "deallocate explained"))
                .then();
    }

    /** What the first column of the only row says, if there is a row. */
    private static Mono<String> run(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .concatMap(result -> result.map(row -> row.get(0, String.class)))
                .next();
    }

    private static Object plain(Object bound) {
        return bound instanceof Parameter parameter ? parameter.getValue() : bound;
    }

    private static String type(Object value) {
        return switch (value.getClass().getSimpleName()) {
            case "UUID" -> "uuid";
            case "UUID[]" -> "uuid[]";
            case "String[]" -> "text[]";
            case "Integer[]" -> "integer[]";
            case "Long[]" -> "bigint[]";
            case "OffsetDateTime[]" -> "timestamptz[]";
            case "Instant" -> "timestamptz";
            case "LocalDate" -> "date";
            case "Integer", "Long" -> "bigint";
            default -> "text";
        };
    }

    private static String literal(Object value) {
        if (value instanceof UUID[] keys) {
            return Arrays.stream(keys).map(UUID::toString).collect(Collectors.joining(",", "'{", "}'"));
        }
        if (value instanceof Integer[] || value instanceof Long[] || value instanceof OffsetDateTime[]) {
            return Arrays.stream((Object[]) value).map(String::valueOf).collect(Collectors.joining(",", "'{", "}'"));
        }
        if (value instanceof String[] words) {
            return "'{" + String.join(",", words) + "}'";
        }
        return value instanceof Number ? value.toString() : "'" + value + "'";
    }

    private interface Call {
        Object of(Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    /** A call that answers null answers the wrapper itself, as builders do. */
    private static <T> T wrapped(Class<T> type, T inner, Call call) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            var answer = call.of(method, arguments);
            return answer == null && method.getReturnType().isInstance(proxy) ? proxy : answer;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws ReflectiveOperationException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
