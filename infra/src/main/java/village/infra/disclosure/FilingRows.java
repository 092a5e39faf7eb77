package village.infra.disclosure;

import static village.infra.postgres.Columns.instant;
import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalInstant;
import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.uuids;
import static village.infra.postgres.Columns.word;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.disclosure.Content;
import village.api.disclosure.Filing;
import village.api.disclosure.Published;
import village.api.disclosure.Work;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.identity.Person;
import village.api.place.Village;

/** A filing's row. */
final class FilingRows {
    private static final String UNTIL_TITLE =
            "status, work_number, work_stage, work_title, work_body, work_attachments, work_table, work_reason,"
                    + " work_authors, work_changed_at, check_by, check_approved, check_note, check_at, public_key,"
                    + " revision, ";
    private static final String STATE =
            UNTIL_TITLE + "title, first_published_at, published_at, objections_until, settled_at, work_doubts";
    /** What everybody reads of it is the newest revision's, which is on record: the row itself proves nothing. */
    private static final String READ = UNTIL_TITLE
            + "coalesce(told_title, title), first_published_at, coalesce(told_at, published_at), objections_until,"
            + " settled_at, work_doubts";

    private static final String PARAMETERS = ":status, :number, :stage, :workTitle, :body, :attachments,"
            + " :table, :reason, :authors, :changedAt, :checkBy, :approved, :note, :checkAt,"
            + " :key, :revision, :title, :firstAt, :publishedAt, :objections, :settledAt, :doubts";
    static final String SELECT =
            "select village_id, id, version, coalesce(told_item, item_code), coalesce(told_class, class),"
                    + " coalesce(told_kind, period_kind), coalesce(told_from, period_from), " + READ
                    + " from disclosure " + """
                    left join lateral (
                      select r.title as told_title, r.published_at as told_at, r.class as told_class, r.period_kind as told_kind,
                        r.period_from as told_from, r.item_code as told_item
                      from disclosure_revision r
                      where r.village_id = disclosure.village_id and r.disclosure_id = disclosure.id
                        and r.number = disclosure.revision limit 1) told on true
                    """;
    private static final String INSERT = "insert into disclosure (village_id, id, version, item_code, class,"
            + " period_kind, period_from, " + STATE + ") values (:village, :id, :version, :item, :class, :kind, :from, "
            + PARAMETERS + ")";
    private static final String UPDATE = "update disclosure set version = :version, (" + STATE + ") = (" + PARAMETERS
            + ") where village_id = :village and id = :id and version = :version - 1";
    private static final int WORK = 8;
    private static final int PUBLIC = 21;
    private static final int DOUBTS = 28;

    private FilingRows() {}

    static Mono<Void> insert(DatabaseClient client, Filing filing) {
        var statement = client.sql(INSERT)
                .bind("item", filing.item())
                .bind("class", word(filing.disclosureClass()))
                .bind("kind", word(filing.period().kind()))
                .bind("from", filing.period().from());
        return state(statement, filing).then();
    }

    static Mono<Void> update(DatabaseClient client, Filing filing) {
        return state(client.sql(UPDATE), filing)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1
                        ? Mono.empty()
                        : Mono.error(() -> new IllegalStateException("rows: " + rows + " (expected: 1)")));
    }

    private static DatabaseClient.GenericExecuteSpec state(DatabaseClient.GenericExecuteSpec statement, Filing filing) {
        var bound = statement
                .bind("village", filing.village().value())
                .bind("id", filing.id().value())
                .bind("version", filing.version())
                .bind("status", word(filing.status()));
        return published(work(bound, filing.work()), filing.published());
    }

    private static DatabaseClient.GenericExecuteSpec work(
            DatabaseClient.GenericExecuteSpec statement, Optional<Work> work) {
        var content = work.map(Work::content);
        var check = work.flatMap(Work::check);
        return statement
                .bind("number", orNull(work.map(Work::number), Integer.class))
                .bind("stage", orNull(work.map(one -> word(one.stage())), String.class))
                .bind("workTitle", orNull(content.map(Content::title), String.class))
                .bind("body", orNull(content.map(Content::body), String.class))
                .bind("attachments", orNull(content.map(FilingRows::attachments), UUID[].class))
                .bind("table", table(content))
                .bind("doubts", doubts(content))
                .bind("reason", orNull(work.map(Work::reason), String.class))
                .bind("authors", orNull(work.map(one -> people(one.authors())), UUID[].class))
                .bind("changedAt", orNull(work.map(Work::changedAt), Instant.class))
                .bind("checkBy", orNull(check.map(one -> one.by().value()), UUID.class))
                .bind("approved", orNull(check.map(Work.Check::approved), Boolean.class))
                .bind("note", orNull(check.map(Work.Check::note), String.class))
                .bind("checkAt", orNull(check.map(Work.Check::at), Instant.class));
    }

    private static Parameter table(Optional<Content> content) {
        return orNull(content.flatMap(Content::table).map(Tables::json), Json.class);
    }

    private static Parameter doubts(Optional<Content> content) {
        return orNull(
                content.map(Content::doubts).filter(doubts -> !doubts.isEmpty()).map(Tables::json), Json.class);
    }

    private static DatabaseClient.GenericExecuteSpec published(
            DatabaseClient.GenericExecuteSpec statement, Optional<Published> published) {
        return statement
                .bind("key", orNull(published.map(Published::key), UUID.class))
                .bind("revision", orNull(published.map(Published::revision), Integer.class))
                .bind("title", orNull(published.map(Published::title), String.class))
                .bind("firstAt", orNull(published.map(Published::firstAt), Instant.class))
                .bind("publishedAt", orNull(published.map(Published::at), Instant.class))
                .bind("objections", orNull(published.map(Published::objectionsUntil), Instant.class))
                .bind("settledAt", orNull(published.flatMap(Published::settledAt), Instant.class));
    }

    private static UUID[] attachments(Content content) {
        return content.attachments().stream().map(Attachment.Id::value).toArray(UUID[]::new);
    }

    static UUID[] people(List<Person.Id> people) {
        return people.stream().map(Person.Id::value).toArray(UUID[]::new);
    }

    static Filing toFiling(Readable row) {
        return new Filing(
                new Filing.Id(uuid(row, 1)),
                new Village.Id(uuid(row, 0)),
                number(row, 2),
                text(row, 3),
                word(row, 4, DisclosureClass.class),
                period(row, 5),
                Optional.ofNullable(row.get(WORK, Integer.class)).map(number -> toWork(row, number)),
                optionalUuid(row, PUBLIC).map(key -> toPublished(row, key)));
    }

    /** From the columns of its kind and its first day. */
    static CoveredPeriod period(Readable row, int at) {
        return new CoveredPeriod(
                word(row, at, CoveredPeriod.Kind.class), Objects.requireNonNull(row.get(at + 1, LocalDate.class)));
    }

    private static Work toWork(Readable row, int number) {
        var attachments =
                Arrays.stream(uuids(row, WORK + 4)).map(Attachment.Id::new).toList();
        var content = new Content(
                text(row, WORK + 2),
                text(row, WORK + 3),
                attachments,
                Optional.ofNullable(row.get(WORK + 5, Json.class)).map(Tables::table),
                Optional.ofNullable(row.get(DOUBTS, Json.class))
                        .map(Tables::doubts)
                        .orElse(List.of()));
        return new Work(
                number,
                word(row, WORK + 1, Work.Stage.class),
                content,
                text(row, WORK + 6),
                toPeople(row, WORK + 7),
                optionalUuid(row, WORK + 9).map(by -> toCheck(row, by)),
                instant(row, WORK + 8));
    }

    static List<Person.Id> toPeople(Readable row, int at) {
        return Arrays.stream(uuids(row, at)).map(Person.Id::new).toList();
    }

    private static Work.Check toCheck(Readable row, UUID by) {
        return new Work.Check(
                new Person.Id(by),
                Objects.requireNonNull(row.get(WORK + 10, Boolean.class)),
                optionalText(row, WORK + 11).orElse(""),
                instant(row, WORK + 12));
    }

    private static Published toPublished(Readable row, UUID key) {
        return new Published(
                key,
                Objects.requireNonNull(row.get(PUBLIC + 1, Integer.class)),
                text(row, PUBLIC + 2),
                instant(row, PUBLIC + 3),
                instant(row, PUBLIC + 4),
                instant(row, PUBLIC + 5),
                optionalInstant(row, PUBLIC + 6));
    }
}
