package village.infra.postgres;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A statement of a hot path. Its named parameters are found once; Spring's client looks for them at every call and copies
 * all values at every bind.
 */
public final class Prepared {
    /** Not the second colon of a cast. */
    private static final Pattern NAME = Pattern.compile("(?<![:\\w]):([A-Za-z]\\w*)");

    private final String sql;
    private final Map<String, Integer> places = new HashMap<>();

    private Prepared(String named) {
        this.sql = NAME.matcher(named).replaceAll(found -> "\\$" + place(found.group(1)));
    }

    /** @param named the same name may stand in several places */
    public static Prepared of(String named) {
        return new Prepared(named);
    }

    private int place(String name) {
        return 1 + places.computeIfAbsent(name, missing -> places.size());
    }

    /** Runs it in the surrounding transaction; gives the number of rows it wrote. */
    public Mono<Long> update(DatabaseClient client, Consumer<Values> values) {
        return client.inConnection(connection ->
                run(connection, values).flatMap(Result::getRowsUpdated).reduce(0L, Long::sum));
    }

    /** Runs it in the surrounding transaction. */
    public <T> Flux<T> query(DatabaseClient client, Consumer<Values> values, Function<Readable, T> row) {
        return client.inConnectionMany(connection -> run(connection, values).flatMap(result -> result.map(row)));
    }

    /**
     * Runs it without a transaction around it; it is committed when this completes. Somebody who gave up waiting for the
     * beginning of his transaction may have left that on the connection, with nothing in it, and r2dbc-postgresql learns
     * of it only with the next answer: so that it is looked for afterwards, and ended.
     */
    <T> Mono<List<T>> alone(DatabaseClient client, Consumer<Values> values, Function<Readable, T> row) {
        return client.inConnection(connection -> run(connection, values)
                .flatMap(result -> result.map(row))
                .collectList()
                .flatMap(rows -> leftOpen(connection)
                        ? Mono.from(connection.commitTransaction()).thenReturn(rows)
                        : Mono.just(rows))
                .onErrorResume(failure -> leftOpen(connection)
                        ? Mono.from(connection.rollbackTransaction()).then(Mono.error(failure))
                        : Mono.error(failure)));
    }

    private static boolean leftOpen(Connection connection) {
        return !connection.isAutoCommit();
    }

    private Flux<? extends Result> run(Connection connection, Consumer<Values> values) {
        var statement = connection.createStatement(sql);
        values.accept(new Bound(statement, places));
        return Unbroken.results(statement.execute());
    }

    /** What stands for the names. */
    public interface Values {
        Values bind(String name, Object value);

        /** Binds a value or SQL null. */
        <T> Values bind(String name, Optional<? extends T> value, Class<T> type);
    }

    private record Bound(Statement statement, Map<String, Integer> places) implements Values {
        @Override
        public Values bind(String name, Object value) {
            statement.bind(place(name), value);
            return this;
        }

        @Override
        public <T> Values bind(String name, Optional<? extends T> value, Class<T> type) {
            value.ifPresentOrElse(
                    present -> statement.bind(place(name), present), () -> statement.bindNull(place(name), type));
            return this;
        }

        private int place(String name) {
            var place = places.get(name);
            if (place == null) {
                throw new IllegalArgumentException(name + " (expected: a name of the statement)");
            }
            return place;
        }
    }
}
