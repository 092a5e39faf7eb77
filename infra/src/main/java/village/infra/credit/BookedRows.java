package village.infra.credit;

import io.r2dbc.postgresql.codec.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.audit.Acting;
import village.api.credit.Amount;
import village.api.credit.ledger.Account;
import village.api.credit.ledger.Booking;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Posting.Counter;
import village.api.event.Event;
import village.infra.audit.PostgresAudit;
import village.infra.postgres.Database;
import village.infra.postgres.Prepared;

/** Writes what a booking made, with its events and the audit, in one statement. */
final class BookedRows {
    private static final Prepared WRITE = Prepared.of("""
        with line as (
          insert into credit_entry (village_id, id, member_id, year, number, source_kind, source_id, item, source_rule,
            title, occurred_at, quantity, confirmed_by, rule_code, scheme, wanted_points, wanted_minutes, points,
            minutes, limited_by, points_before, minutes_before, points_after, minutes_after, recorded_at, reverses,
            reason, reversed_by)
          select village, id, member, year, number, kind, source, item, source_rule, title, occurred_at, quantity,
            confirmed_by, rule, scheme, wanted_points, wanted_minutes, points, minutes, limited_by,
            points_after - points, minutes_after - minutes, points_after, minutes_after, recorded_at, reverses,
            reason, reversed_by
          from jsonb_to_recordset(:lines) as l (village uuid, id uuid, member uuid, year integer, number bigint,
            kind text, source uuid, item text, source_rule text, title text, occurred_at timestamptz,
            quantity integer, confirmed_by uuid, rule text, scheme text, wanted_points integer,
            wanted_minutes integer, points integer, minutes integer, limited_by text, points_after integer,
            minutes_after integer, recorded_at timestamptz, reverses uuid, reason text, reversed_by uuid)
        ), counter as (
          insert into credit_counter (village_id, member_id, rule_code, scope, key, points, minutes)
          select village, member, rule, scope, key, points, minutes
          from jsonb_to_recordset(:counters) as c (village uuid, member uuid, rule text, scope text, key text,
            points integer, minutes integer)
          on conflict on constraint credit_counter_pk
            do update set points = excluded.points, minutes = excluded.minutes
        ), account as (
          insert into credit_account (village_id, member_id, year, entries, points, minutes)
          select village, member, year, entries, points, minutes
          from jsonb_to_recordset(:accounts) as a (village uuid, member uuid, year integer, entries bigint,
            points integer, minutes integer)
          on conflict on constraint credit_account_pk
            do update set entries = excluded.entries, points = excluded.points, minutes = excluded.minutes
        ), noted as (
        """ + PostgresAudit.NOTE_MANY + """
        )
        insert into event (id, village_id, subject_kind, subject_id, subject_version, type, facts, occurred_at)
        select id, village, kind, subject, 1, type, facts, at
        from jsonb_to_recordset(:events) as t (id uuid, village uuid, kind text, subject uuid, type text, facts jsonb,
          at timestamptz)
        """);
    private static final JsonMapper JSON = JsonMapper.shared();

    private BookedRows() {}

    /**
     * What a line is told by.
     *
     * @param by who stands behind it
     */
    record Told(Event event, Optional<Acting> by) {}

    /** @param told one for each new line, in their order */
    static Mono<Void> write(DatabaseClient client, Booking booking, List<Told> told) {
        var events = told.stream().map(Told::event).toList();
        return WRITE.update(
                        client,
                        values -> values.bind(
                                        "lines",
                                        json(booking.added().stream()
                                                .map(BookedRows::line)
                                                .toList()))
                                .bind("counters", json(counters(booking)))
                                .bind("accounts", json(accounts(booking)))
                                .bind(
                                        "events",
                                        json(events.stream()
                                                .map(BookedRows::event)
                                                .toList()))
                                .bind("audit", PostgresAudit.LINES.of(noted(told))))
                .then(Mono.defer(() -> ShareRows.write(client, booking.shares())))
                .thenMany(Flux.fromIterable(events))
                .concatMap(Database::tells)
                .then();
    }

    private static List<Consumer<Prepared.Values>> noted(List<Told> told) {
        return told.stream()
                .flatMap(one -> PostgresAudit.line(one.event(), one.by()).stream())
                .toList();
    }

    private static Json json(Object value) {
        return Json.of(JSON.writeValueAsBytes(value));
    }

    private static Map<String, Object> line(Entry entry) {
        var source = entry.source();
        var line = new HashMap<String, Object>();
        line.put("village", source.member().village().value());
        line.put("id", entry.id().value());
        line.put("member", source.member().id().value());
        line.put("year", entry.year());
        line.put("number", entry.number());
        line.put("kind", source.kind().word());
        line.put("source", source.id());
        source.item().ifPresent(item -> line.put("item", item));
        source.rule().ifPresent(rule -> line.put("source_rule", rule));
        line.put("title", source.title());
        line.put("occurred_at", source.occurredAt().toString());
        line.put("quantity", source.quantity());
        source.confirmedBy().ifPresent(by -> line.put("confirmed_by", by.value()));
        line.put("rule", entry.rule());
        line.put("scheme", entry.scheme());
        put(line, "wanted_points", "wanted_minutes", entry.wanted());
        put(line, "points", "minutes", entry.granted());
        put(line, "points_after", "minutes_after", entry.balance());
        entry.limitedBy().ifPresent(scope -> line.put("limited_by", scope.name().toLowerCase(Locale.ROOT)));
        line.put("recorded_at", entry.recordedAt().toString());
        entry.correction().ifPresent(correction -> {
            line.put("reverses", correction.of().value());
            line.put("reason", correction.reason());
            line.put("reversed_by", correction.by().value());
        });
        return line;
    }

    private static void put(Map<String, Object> line, String points, String minutes, Amount amount) {
        line.put(points, amount.points());
        line.put(minutes, amount.minutes());
    }

    private static List<Map<String, Object>> counters(Booking booking) {
        var rows = new ArrayList<Map<String, Object>>();
        booking.counters().forEach((counter, amount) -> rows.add(counter(counter, amount)));
        return rows;
    }

    private static Map<String, Object> counter(Counter counter, Amount amount) {
        return Map.of(
                "village", counter.member().village().value(),
                "member", counter.member().id().value(),
                "rule", counter.rule(),
                "scope", counter.scope().name().toLowerCase(Locale.ROOT),
                "key", counter.key(),
                "points", amount.points(),
                "minutes", amount.minutes());
    }

    private static List<Map<String, Object>> accounts(Booking booking) {
        return booking.accounts().stream().map(BookedRows::account).toList();
    }

    private static Map<String, Object> account(Account account) {
        return Map.of(
                "village", account.member().village().value(),
                "member", account.member().id().value(),
                "year", account.year(),
                "entries", account.entries(),
                "points", account.balance().points(),
                "minutes", account.balance().minutes());
    }

    private static Map<String, Object> event(Event event) {
        return Map.of(
                "id", event.id(),
                "village",
                        event.village().map(village -> (UUID) village.value()).orElseThrow(),
                "kind", event.subject().kind(),
                "subject", event.subject().id(),
                "type", event.type(),
                "facts", event.facts(),
                "at", event.occurredAt().toString());
    }
}
