package village.infra.complaint;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.uuids;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import village.api.client.Client;
import village.api.complaint.Complaint;
import village.api.complaint.Deadline;
import village.api.complaint.Ending;
import village.api.complaint.Handling;
import village.api.complaint.Rating;
import village.api.complaint.Status;
import village.api.complaint.Urging;
import village.api.identity.Person;
import village.infra.postgres.Prepared.Values;

/**
 * The part of a complaint's row that acts change.
 *
 * @param from where its columns begin
 */
record ComplaintState(Readable row, int from) {
    static final String COLUMNS = """
        status, handler_id, assistants, objectors, dispatches, offered, claimant_id, claim_confirmed,
        due_at, paused_at, level, extension_id, extension_by, extension_until, extension_reason,
        extension_asked_at, reminded_on, reminders, supervisions, answered_at, verified_at, rated_at, fixed,
        stars, rating_text, closed_at, closing, merged_into, transfer_office, transfer_number,
        transferred_at, reopenings, published, supports, transfer_receiver, due_from, categorised_at,
        asked_again_at
        """;
    static final String PARAMETERS = """
        :status, :handler_id, :assistants, :objectors, :dispatches, :offered, :claimant_id,
        :claim_confirmed, :due_at, :paused_at, :level, :extension_id, :extension_by, :extension_until,
        :extension_reason, :extension_asked_at, :reminded_on, :reminders, :supervisions, :answered_at,
        :verified_at, :rated_at, :fixed, :stars, :rating_text, :closed_at, :closing, :merged_into,
        :transfer_office, :transfer_number, :transferred_at, :reopenings, :published, :supports,
        :transfer_receiver, :due_from, :categorised_at, :asked_again_at
        """;

    static void bind(Values values, Complaint complaint) {
        bind(values, complaint.handling());
        bind(values, complaint.deadline());
        bind(values, complaint.ending());
        var urging = complaint.urging();
        values.bind("status", word(complaint.status()))
                .bind("published", complaint.published())
                .bind("supports", complaint.supports())
                .bind("categorised_at", complaint.intake().categorisedAt(), Instant.class)
                .bind("reminded_on", urging.remindedOn(), LocalDate.class)
                .bind("reminders", urging.reminders())
                .bind("supervisions", urging.supervisions())
                .bind("asked_again_at", urging.askedAgainAt(), Instant.class);
    }

    private static void bind(Values values, Handling handling) {
        values.bind("handler_id", handling.handler().map(Person.Id::value), UUID.class)
                .bind("assistants", keys(handling.assistants()))
                .bind("objectors", keys(handling.objectors()))
                .bind("dispatches", handling.dispatches())
                .bind("offered", handling.offered())
                .bind("claimant_id", handling.claimant().map(Person.Id::value), UUID.class)
                .bind("claim_confirmed", handling.claimConfirmed());
    }

    private static void bind(Values values, Deadline deadline) {
        var asked = deadline.extension();
        values.bind("due_from", deadline.since())
                .bind("due_at", deadline.due())
                .bind("paused_at", deadline.pausedAt(), Instant.class)
                .bind("level", word(deadline.level()))
                .bind("extension_id", asked.map(one -> one.id().value()), UUID.class)
                .bind("extension_by", asked.map(one -> one.askedBy().value()), UUID.class)
                .bind("extension_until", asked.map(Deadline.Extension::until), Instant.class)
                .bind("extension_reason", asked.map(Deadline.Extension::reason), String.class)
                .bind("extension_asked_at", asked.map(Deadline.Extension::askedAt), Instant.class);
    }

    private static void bind(Values values, Ending ending) {
        var transfer = ending.transfer();
        values.bind("answered_at", ending.answeredAt(), Instant.class)
                .bind("verified_at", ending.verifiedAt(), Instant.class)
                .bind("rated_at", ending.ratedAt(), Instant.class)
                .bind("fixed", ending.rating().map(Rating::fixed), Boolean.class)
                .bind("stars", ending.rating().flatMap(Rating::stars), Integer.class)
                .bind("rating_text", ending.rating().map(Rating::text), String.class)
                .bind("closed_at", ending.closedAt(), Instant.class)
                .bind("closing", ending.closing().map(why -> word(why)), String.class)
                .bind("merged_into", ending.mergedInto().map(Complaint.Id::value), UUID.class)
                .bind("transfer_office", transfer.map(Ending.Transfer::office), String.class)
                .bind("transfer_number", transfer.map(Ending.Transfer::externalNumber), String.class)
                .bind("transferred_at", transfer.map(Ending.Transfer::at), Instant.class)
                .bind(
                        "transfer_receiver",
                        transfer.flatMap(Ending.Transfer::receiver).map(Client.Id::value),
                        UUID.class)
                .bind("reopenings", ending.reopenings());
    }

    Status status() {
        return word(row, from, Status.class);
    }

    Handling handling() {
        return new Handling(
                optionalUuid(row, from + 1).map(Person.Id::new),
                people(from + 2),
                people(from + 3),
                count(from + 4),
                truth(row, from + 5),
                optionalUuid(row, from + 6).map(Person.Id::new),
                truth(row, from + 7));
    }

    Deadline deadline() {
        return new Deadline(
                instant(row, from + 35),
                instant(row, from + 8),
                optionalInstant(row, from + 9),
                word(row, from + 10, Deadline.Level.class),
                optionalUuid(row, from + 11).map(this::extension));
    }

    private Deadline.Extension extension(UUID id) {
        return new Deadline.Extension(
                new Deadline.Extension.Id(id),
                new Person.Id(uuid(row, from + 12)),
                instant(row, from + 13),
                text(row, from + 14),
                instant(row, from + 15));
    }

    Urging urging() {
        return new Urging(
                Optional.ofNullable(row.get(from + 16, LocalDate.class)),
                count(from + 17),
                count(from + 18),
                optionalInstant(row, from + 37));
    }

    Ending ending() {
        return new Ending(
                optionalInstant(row, from + 19),
                optionalInstant(row, from + 20),
                optionalInstant(row, from + 21),
                Optional.ofNullable(row.get(from + 22, Boolean.class)).map(this::rating),
                optionalInstant(row, from + 25),
                optionalText(row, from + 26).map(any -> word(row, from + 26, Ending.Closing.class)),
                optionalUuid(row, from + 27).map(Complaint.Id::new),
                optionalText(row, from + 28).map(this::transfer),
                count(from + 31));
    }

    private Rating rating(boolean fixed) {
        return new Rating(
                fixed,
                Optional.ofNullable(row.get(from + 23, Integer.class)),
                optionalText(row, from + 24).orElse(""));
    }

    private Ending.Transfer transfer(String office) {
        return new Ending.Transfer(
                office,
                text(row, from + 29),
                instant(row, from + 30),
                optionalUuid(row, from + 34).map(Client.Id::new));
    }

    Optional<Instant> categorisedAt() {
        return optionalInstant(row, from + 36);
    }

    boolean published() {
        return truth(row, from + 32);
    }

    int supports() {
        return count(from + 33);
    }

    private int count(int index) {
        return Objects.requireNonNull(row.get(index, Integer.class));
    }

    private Set<Person.Id> people(int index) {
        return Arrays.stream(uuids(row, index)).map(Person.Id::new).collect(Collectors.toSet());
    }

    private static UUID[] keys(Collection<Person.Id> people) {
        return people.stream().map(Person.Id::value).toArray(UUID[]::new);
    }
}
