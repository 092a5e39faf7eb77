package village.infra.notice;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.word;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.notice.ReplyWindows.Opening;
import village.api.notice.channel.Channel;
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
              attempts = d.attempts + 1, begun_at = :now, slot = :slot
            where d.id = :id returning\s""" + DeliveryRows.COLUMNS;
    private static final String NOT_ALLOWED = """
            update notice_delivery d set state = :state, next_attempt_at = null, ended_at = :now
            where d.id = :id returning\s""" + DeliveryRows.COLUMNS;
    private static final String END = """
            update notice_delivery set state = :state, next_attempt_at = :next, ended_at = :at
            where id = :id and attempts = :attempt and state in ('sending', 'unknown')
            returning slot
            """;
    private static final String NEXT_CHANNEL = """
            update notice_delivery n set state = 'pending', next_attempt_at = :at
            where n.id = (
              select s.id from (
                select o.id, o.rank from notice_delivery d join notice_delivery o on o.notice_id = d.notice_id
                where d.id = :id and o.state = 'standby'
                union all
                select o.id, o.rank from notice_delivery d join notice_delivery o on o.digest_id = d.digest_id
                where d.id = :id and o.state = 'standby'
              ) s order by s.rank limit 1)
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

    PostgresDeliveries(Database database, ReplySlots slots) {
        this.database = database;
        this.slots = slots;
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
            case TEMPLATE -> begun(client, due, Optional.empty(), now);
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
                .flatMap(ended -> nextChannel(client, ended, now).thenReturn(ended));
    }

    private static Mono<Void> nextChannel(DatabaseClient client, Delivery ended, Instant at) {
        return client.sql(NEXT_CHANNEL)
                .bind("at", at)
                .bind("id", ended.id().value())
                .then();
    }

    @Override
    public Mono<Boolean> end(Delivery attempt, Ending ending) {
        return database.write(client -> written(client, attempt, ending)
                .flatMap(slot -> settled(client, attempt, ending, slot)
                        .then(ending.state().definiteNo() ? nextChannel(client, attempt, ending.at()) : Mono.empty())
                        .thenReturn(true))
                .defaultIfEmpty(false));
    }

    private static Mono<Optional<String>> written(DatabaseClient client, Delivery attempt, Ending ending) {
        return client.sql(END)
                .bind("state", Columns.word(ending.state()))
                .bind("next", orNull(ending.nextAttempt(), Instant.class))
                .bind("at", ending.at())
                .bind("id", attempt.id().value())
                .bind("attempt", attempt.attempts())
                .map(row -> optionalText(row, 0))
                .one();
    }

    private Mono<Void> settled(DatabaseClient client, Delivery attempt, Ending ending, Optional<String> slot) {
        if (attempt.letter().channel() == Channel.SUBSCRIBE) {
            return consents.settle(client, attempt, ending);
        }
        return Mono.justOrEmpty(slot)
                .map(word -> Opening.valueOf(word.toUpperCase(Locale.ROOT)))
                .flatMap(by -> settled(
                        new ReplySlots.Slot(
                                attempt.letter().to(), by, attempt.begunAt().orElseThrow()),
                        ending));
    }

    private Mono<Void> settled(ReplySlots.Slot slot, Ending ending) {
        return switch (ending.allowance()) {
            case SPENT -> Mono.empty();
            case GIVEN_BACK -> slots.giveBack(slot);
            case ZEROED -> slots.shut(slot, ending.at());
        };
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
