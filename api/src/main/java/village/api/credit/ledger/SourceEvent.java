package village.api.credit.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import village.api.credit.CreditYear;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.identity.Person;

/**
 * Something a member did that may count. It counts once for ever: (member, kind, id) is unique.
 *
 * @param id of what happened, for example of the finished lesson of this member or of his attendance
 * @param item what the cap "per item" is about, for example the course or the activity; empty where there is none
 * @param rule the code of the rule; empty for the first one of the kind
 * @param title what the member reads in his ledger, for example 《党章》第一课; no personal data, at most 100 characters
 * @param occurredAt when it happened: its day, in Shanghai, decides the rules and the daily cap
 * @param quantity in the rule's unit, 1 or more
 * @param confirmedBy who vouches for it; empty where the system saw it itself
 */
public record SourceEvent(
        Member member,
        SourceKind kind,
        UUID id,
        Optional<String> item,
        Optional<String> rule,
        String title,
        Instant occurredAt,
        int quantity,
        Optional<Person.Id> confirmedBy) {
    public static final int MAX_TITLE = 100;
    public static final int MAX_QUANTITY = 100_000;

    public SourceEvent {
        title = title.strip();
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
        if (title.isEmpty() || title.codePointCount(0, title.length()) > MAX_TITLE) {
            throw new IllegalArgumentException(
                    "title: " + title.length() + " units (expected: 1 to " + MAX_TITLE + ")");
        }
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new IllegalArgumentException("quantity: " + quantity + " (expected: 1 to " + MAX_QUANTITY + ")");
        }
    }

    SourceEvent with(UUID another) {
        return new SourceEvent(member, kind, another, item, rule, title, occurredAt, quantity, confirmedBy);
    }

    public LocalDate day() {
        return CreditYear.day(occurredAt);
    }

    public int year() {
        return CreditYear.of(occurredAt);
    }
}
