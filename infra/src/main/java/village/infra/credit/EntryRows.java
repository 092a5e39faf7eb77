package village.infra.credit;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.Locale;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.SourceEvent;
import village.api.credit.rule.Caps.Scope;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** A line's row. */
final class EntryRows {
    static final String COLUMNS = """
            e.village_id, e.id, e.member_id, e.year, e.number, e.source_kind, e.source_id, e.item, e.source_rule, e.title,
              e.occurred_at, e.quantity, e.confirmed_by, e.rule_code, e.scheme, e.wanted_points, e.wanted_minutes,
              e.points, e.minutes, e.limited_by, e.points_after, e.minutes_after, e.recorded_at, e.reverses, e.reason,
              e.reversed_by
            """;
    static final String SELECT = "select " + COLUMNS + " from credit_entry e ";

    private EntryRows() {}

    static Entry toEntry(Readable row) {
        return new Entry(
                new Entry.Id(uuid(row, 1)),
                toSource(row),
                (int) number(row, 3),
                number(row, 4),
                text(row, 13),
                text(row, 14),
                amount(row, 15),
                amount(row, 17),
                optionalText(row, 19).map(scope -> Scope.valueOf(scope.toUpperCase(Locale.ROOT))),
                amount(row, 20),
                instant(row, 22),
                optionalUuid(row, 23)
                        .map(taken -> new Entry.Correction(
                                new Entry.Id(taken), text(row, 24), new Person.Id(uuid(row, 25)))));
    }

    private static SourceEvent toSource(Readable row) {
        return new SourceEvent(
                new Member(new Village.Id(uuid(row, 0)), new RosterPerson.Id(uuid(row, 2))),
                word(row, 5, SourceKind.class),
                uuid(row, 6),
                optionalText(row, 7),
                optionalText(row, 8),
                text(row, 9),
                instant(row, 10),
                (int) number(row, 11),
                optionalUuid(row, 12).map(Person.Id::new));
    }

    static Amount amount(Readable row, int at) {
        return new Amount((int) number(row, at), (int) number(row, at + 1));
    }
}
