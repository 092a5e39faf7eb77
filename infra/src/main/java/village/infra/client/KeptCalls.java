package village.infra.client;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Page;
import village.api.client.Client;
import village.api.client.calling.CallLog;
import village.api.place.Village;
import village.infra.postgres.Database;
import village.openapi.signature.Calls;

/** Keeps calls: takes them in memory, writes them down many at once, and forgets what is older than 180 days. */
final class KeptCalls implements Calls, CallLog {
    static final Duration KEPT = Duration.ofDays(180);

    private static final UUID LAST = new UUID(-1, -1);
    private static final int WAITING = 50_000;
    private static final int TOGETHER = 500;
    private static final int FORGOTTEN_AT_ONCE = 5_000;
    private static final String INSERT = """
        insert into client_call (client_id, id, key_id, village_id, method, route, status, millis, request_id,
          called_at, came_from)
        select * from unnest(:clients::uuid[], :ids::uuid[], :keys::text[], :villages::uuid[], :methods::text[],
          :routes::text[], :statuses::integer[], :millis::integer[], :requests::text[], :times::timestamptz[],
          :froms::text[])
        on conflict on constraint client_call_pk do nothing
        """;
    private static final String PAGE = """
        select id, key_id, village_id, method, route, status, millis, request_id, called_at,
          came_from
        from client_call where client_id = :client and id < :after order by id desc limit :limit
        """;
    private static final String SWEEP = """
        delete from client_call where (client_id, id) in (
          select client_id, id from client_call where called_at < :before order by called_at limit :limit)
        """;

    private final Database database;
    private final Ids ids;
    private final Clock clock;
    /** Without a lock: it is fed by the threads that answer. */
    private final Queue<Call> waiting = new ConcurrentLinkedQueue<>();

    private final AtomicInteger length = new AtomicInteger();

    KeptCalls(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the full queue does not take is lost: a call is not slowed by its record. */
    @Override
    public void note(Made call) {
        keep(new Call(
                new Id(ids.next()),
                call.client(),
                call.keyId(),
                call.village(),
                call.method(),
                call.route(),
                call.status(),
                call.millis(),
                call.requestId(),
                call.from(),
                clock.instant()));
    }

    private void keep(Call call) {
        if (length.incrementAndGet() > WAITING) {
            length.decrementAndGet();
        } else {
            waiting.add(call);
        }
    }

    private List<Call> taken() {
        var some = new ArrayList<Call>();
        while (some.size() < TOGETHER) {
            var call = waiting.poll();
            if (call == null) {
                break;
            }
            some.add(call);
        }
        length.addAndGet(-some.size());
        return some;
    }

    /** Writes some down; what cannot be written waits for the next time. Tells whether there may be more. */
    Mono<Boolean> flush() {
        return Mono.defer(() -> {
            var some = taken();
            return some.isEmpty()
                    ? Mono.just(false)
                    : written(some)
                            .doOnError(failure -> some.forEach(this::keep))
                            .thenReturn(some.size() == TOGETHER);
        });
    }

    private Mono<Void> written(List<Call> calls) {
        return database.write(client -> client.sql(INSERT)
                .bind("clients", all(calls, UUID.class, call -> call.client().value()))
                .bind("ids", all(calls, UUID.class, call -> call.id().value()))
                .bind("keys", all(calls, String.class, Call::keyId))
                .bind("villages", texts(calls, call -> call.village().map(Village.Id::toString)))
                .bind("froms", texts(calls, Call::from))
                .bind("methods", all(calls, String.class, Call::method))
                .bind("routes", all(calls, String.class, Call::route))
                .bind("statuses", all(calls, Integer.class, Call::status))
                .bind("millis", all(calls, Integer.class, Call::millis))
                .bind("requests", all(calls, String.class, Call::requestId))
                .bind("times", all(calls, String.class, call -> call.at().toString()))
                .then());
    }

    @SuppressWarnings("unchecked")
    private static <T> T[] all(List<Call> calls, Class<T> type, Function<Call, T> part) {
        return calls.stream().map(part).toArray(size -> (T[]) java.lang.reflect.Array.newInstance(type, size));
    }

    /** Texts, since an array of missing ids has no type of its own. */
    private static String[] texts(List<Call> calls, Function<Call, Optional<String>> part) {
        return calls.stream().map(call -> part.apply(call).orElse(null)).toArray(String[]::new);
    }

    Mono<Boolean> sweep() {
        return database.query(client -> client.sql(SWEEP)
                        .bind("before", clock.instant().minus(KEPT))
                        .bind("limit", FORGOTTEN_AT_ONCE)
                        .fetch()
                        .rowsUpdated())
                .map(gone -> gone == FORGOTTEN_AT_ONCE);
    }

    @Override
    public Mono<Page<Call, Id>> page(Client.Id owner, int limit, Optional<Id> after) {
        return database.query(client -> client.sql(PAGE)
                        .bind("client", owner.value())
                        .bind("after", after.map(Id::value).orElse(LAST))
                        .bind("limit", limit + 1)
                        .map(row -> toCall(owner, row))
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, limit, Call::id));
    }

    private static Call toCall(Client.Id owner, Readable row) {
        Instant at = instant(row, 8);
        return new Call(
                new Id(uuid(row, 0)),
                owner,
                text(row, 1),
                optionalUuid(row, 2).map(Village.Id::new),
                text(row, 3),
                text(row, 4),
                (int) number(row, 5),
                (int) number(row, 6),
                text(row, 7),
                optionalText(row, 9),
                at);
    }
}
