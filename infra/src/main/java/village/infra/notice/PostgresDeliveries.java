package village.infra.notice;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.word;

import java.time.Instant;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.notice.channel.ReplySlots;
import village.api.notice.delivery.Deliveries;
import village.api.notice.delivery.Delivery;
import village.api.notice.delivery.Delivery.State;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;

/**
 * Deliveries on PostgreSQL. Taking one, spending what its channel asks for and giving the next channel its turn are one
 * transaction; an index lets no message be on its way by two channels at once.
 */
final class PostgresDeliveries implements Deliveries {
    private static final String DUE = "select " + DeliveryRows.COLUMNS + """
             from notice_delivery d where d.state = 'pending' and d.next_attempt_at <= :now
            order by d.next_attempt_at limit 1 for update skip locked
            """;
    private static final String BEGUN = """
            update notice_delivery d set state = 'sending', next_attempt_at = null, ended_at = null,
              attempts = d.attempts + 1, begun_at = :now, slot = :slot, message_id = null, reported_at = null
            where d.id = :id returning\s""" + DeliveryRows.COLUMNS;
    private static final String NOT_ALLOWED = """
            update notice_delivery d set state = :state, next_attempt_at = null, ended_at = :now
            where d.id = :id returning\s""" + DeliveryRows.COLUMNS;
    private static final String END = """
            update notice_delivery set state = :state, next_attempt_at = :next, ended_at = :at, message_id = :message
            where id = :id and attempts = :attempt and state in ('sending', 'unknown')
            returning slot
            """;
    private static final String ABANDON = """
            update notice_delivery set state = 'unknown', ended_at = :now
            where state = 'sending' and begun_at < :begunBefore
            """;
    private static final String BACKLOG = """
            select state, count(*) from notice_delivery
            where state = 'pending' or state = 'sending' or state = 'parked' group by state
            """;

    private final Database database;
    private final ConsentRows consents = new ConsentRows();
    private final ReplySlots slots;
    private final AttemptRows attempts;

    PostgresDeliveries(Database database, ReplySlots slots) {
        this.database = database;
        this.slots = slots;
        this.attempts = new AttemptRows(slots);
    }

    @Override
    public Mono<Delivery> begin(Instant now) {
        return database.write(client -> client.sql(DUE)
                .bind("now", now)
                .map(DeliveryRows::toDelivery)
                .one()
                .flatMap(due -> begun(client, due, now)));
    }

    private Mono<Delivery> begun(DatabaseClient client, Delivery due, Instant now) {
        return switch (due.letter().channel()) {
            case SUBSCRIBE ->
                consents.spend(client, due, now)
                        .flatMap(allowed -> allowed
                                ? begun(client, due, Optional.empty(), now)
                                : notAllowed(client, due, State.NO_CONSENT, now));
            case CUSTOMER ->
                slots.take(due.letter().to(), now)
                        .map(slot -> Columns.word(slot.by()))
                        .flatMap(slot -> begun(client, due, Optional.of(slot), now))
                        .switchIfEmpty(Mono.defer(() -> notAllowed(client, due, State.NO_WINDOW, now)));
            case TEMPLATE ->
                RefusalRows.refuses(client, due.letter().to())
                        .flatMap(refuses -> refuses
                                ? notAllowed(client, due, State.REFUSED, now)
                                : begun(client, due, Optional.empty(), now));
        };
    }

    private static Mono<Delivery> begun(DatabaseClient client, Delivery due, Optional<String> slot, Instant now) {
        return client.sql(BEGUN)
                .bind("now", now)
                .bind("slot", orNull(slot, String.class))
                .bind("id", due.id().value())
                .map(DeliveryRows::toDelivery)
                .one();
    }

    private static Mono<Delivery> notAllowed(DatabaseClient client, Delivery due, State state, Instant now) {
        return client.sql(NOT_ALLOWED)
                .bind("state", Columns.word(state))
                .bind("now", now)
                .bind("id", due.id().value())
                .map(DeliveryRows::toDelivery)
                .one()
                .flatMap(ended -> AttemptRows.nextChannel(client, ended, now).thenReturn(ended));
    }

    @Override
    public Mono<Boolean> end(Delivery attempt, Ending ending) {
        return database.write(client -> written(client, attempt, ending)
                .flatMap(slot -> attempts.over(client, attempt, ending, slot).thenReturn(true))
                .defaultIfEmpty(false));
    }

    private static Mono<Optional<String>> written(DatabaseClient client, Delivery attempt, Ending ending) {
        return client.sql(END)
                .bind("state", Columns.word(ending.state()))
                .bind("next", orNull(ending.nextAttempt(), Instant.class))
                .bind("at", ending.at())
                .bind("message", orNull(ending.messageId(), String.class))
                .bind("id", attempt.id().value())
                .bind("attempt", attempt.attempts())
                .map(row -> optionalText(row, 0))
                .one();
    }

    @Override
    public Mono<Long> abandon(Instant begunBefore, Instant now) {
        return database.write(client -> client.sql(ABANDON)
                .bind("begunBefore", begunBefore)
                .bind("now", now)
                .fetch()
                .rowsUpdated());
    }

    @Override
    public Mono<Map<State, Long>> backlog() {
        return database.query(client -> client.sql(BACKLOG)
                .map(row -> Map.entry(word(row, 0, State.class), number(row, 1)))
                .all()
                .collectMap(Entry::getKey, Entry::getValue));
    }
}
