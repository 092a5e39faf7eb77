package village.infra.postgres;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Connections that remember what was asked over them: each is a journey to PostgreSQL and back. */
public final class CountedStatements {
    private final ConnectionFactory connections;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public CountedStatements(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** The door adapters take. */
    public Database database() {
        var factory = wrapped(
                ConnectionFactory.class,
                connections,
                "create",
                arguments -> Mono.from(connections.create()).map(this::counted));
        return new Database(
                DatabaseClient.create(factory),
                TransactionalOperator.create(new R2dbcTransactionManager(factory)),
                Duration.ofSeconds(10));
    }

    private Connection counted(Connection connection) {
        return wrapped(Connection.class, connection, "createStatement", arguments -> {
            asked.add((String) arguments[0]);
            return connection.createStatement((String) arguments[0]);
        });
    }

    /** Statements in their order, without begin and commit. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public void clear() {
        asked.clear();
    }

    private interface Call {
        Object of(Object[] arguments);
    }

    private static <T> T wrapped(Class<T> type, T inner, String counted, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals(counted)) {
                        return call.of(arguments);
                    }
                    try {
                        return method.invoke(inner, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
