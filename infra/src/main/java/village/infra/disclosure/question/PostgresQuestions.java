package village.infra.disclosure.question;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Page;
import village.api.disclosure.Filing;
import village.api.disclosure.Revision;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.QuestionChange;
import village.api.disclosure.question.Questions;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Questions on PostgreSQL: a change and its event are one transaction. */
final class PostgresQuestions implements Questions {
    private static final String ONE = QuestionRows.SELECT + "where village_id = :village and id = :id";
    private static final String LOCKED = ONE + " for update";
    private static final String ANSWERED = QuestionRows.SELECT + """
        where village_id = :village and disclosure_id = :filing and status = 'answered' and id < :after
        order by id desc limit :limit
        """;
    private static final String ANSWERED_OF = QuestionRows.SELECT + """
        where village_id = :village and item_code = :item and disclosure_id is null and status = 'answered'
          and id < :after
        order by id desc limit :limit
        """;
    private static final String ASKED_BY =
            QuestionRows.SELECT + "where asker_id = :person and id < :after order by id desc limit :limit";
    private static final String WAITING = QuestionRows.SELECT + """
        where village_id = :village and status = 'waiting'
        order by due_at, id limit :limit
        """;
    private static final String WAITING_AFTER = QuestionRows.SELECT + """
        where village_id = :village and status = 'waiting' and (due_at, id) >
          ((select due_at from disclosure_question where village_id = :village and id = :after), :after)
        order by due_at, id limit :limit
        """;
    private static final String IN_STATUS = QuestionRows.SELECT + """
        where village_id = :village and status = :status and id < :after order by id desc limit :limit
        """;
    private static final String OBJECTED = QuestionRows.SELECT + """
        where village_id = :village and objected_at is not null and upheld_at is null
        order by objected_at, id limit :limit
        """;
    private static final String TALLY = """
        select count(*) filter (where status = 'waiting'),
          count(*) filter (where status = 'waiting' and due_at < :now), count(*) filter (where status = 'withheld')
        from disclosure_question
        where village_id = :village and disclosure_id = :filing and status <> 'answered'
        """;
    private static final String TALLY_OF = """
        select count(*) filter (where status = 'waiting'),
          count(*) filter (where status = 'waiting' and due_at < :now), count(*) filter (where status = 'withheld')
        from disclosure_question
        where village_id = :village and item_code = :item and disclosure_id is null and status <> 'answered'
        """;
    private static final String TALLIES = """
        select count(*) filter (where status = 'waiting'),
          count(*) filter (where status = 'waiting' and due_at < :now), count(*) filter (where status = 'withheld'),
          village_id
        from disclosure_question
        where village_id = any(:villages) and status <> 'answered' group by village_id
        """;
    private static final String TO_ESCALATE = """
        select village_id, id from disclosure_question
        where status = 'waiting' and escalated_at is null and due_at < :before
        order by due_at limit :limit
        """;
    private static final String ERASE_TITLE = """
        update disclosure_question set title = :erased
        where village_id = :village and disclosure_id = :filing and title = :title
        """;
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Database database;
    private final Ids ids;

    PostgresQuestions(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    @Override
    public Mono<Question.Id> add(Once once, QuestionChange change, LocalDate day, Limits limits) {
        var question = change.after();
        var id = question.id().value();
        return database.write(client -> Idempotency.claim(client, question.village(), once, id)
                        .flatMap(made -> made.equals(id)
                                ? insert(client, change, day, limits).thenReturn(made)
                                : Mono.just(made)))
                .map(Question.Id::new);
    }

    private static Mono<Void> insert(DatabaseClient client, QuestionChange change, LocalDate day, Limits limits) {
        return QuestionQuotas.take(client, change.after(), day, limits)
                .then(Mono.defer(() -> QuestionRows.insert(client, change.after())))
                .then(Mono.defer(() -> PostgresEvents.append(client, change.event())));
    }

    @Override
    public Mono<Question> change(
            Village.Id village, Question.Id id, Optional<Once> once, Function<Question, QuestionChange> act) {
        return database.write(client -> Idempotency.fresh(client, village, once, ids.next())
                .flatMap(fresh -> fresh ? changed(client, village, id, act) : one(client, ONE, village, id)));
    }

    private static Mono<Question> changed(
            DatabaseClient client, Village.Id village, Question.Id id, Function<Question, QuestionChange> act) {
        return one(client, LOCKED, village, id)
                .map(act)
                .flatMap(change -> QuestionRows.update(client, change.after())
                        .then(Mono.defer(() -> PostgresEvents.append(client, change.event())))
                        .thenReturn(change.after()));
    }

    private static Mono<Question> one(DatabaseClient client, String sql, Village.Id village, Question.Id id) {
        return client.sql(sql)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(QuestionRows::toQuestion)
                .one();
    }

    @Override
    public Mono<Void> eraseTitle(Village.Id village, Filing.Id filing, String title) {
        return database.write(client -> client.sql(ERASE_TITLE)
                .bind("village", village.value())
                .bind("filing", filing.value())
                .bind("title", title)
                .bind("erased", Revision.ERASED)
                .then());
    }

    @Override
    public Mono<Question> byId(Village.Id village, Question.Id id) {
        return database.query(client -> one(client, ONE, village, id));
    }

    @Override
    public Mono<Page<Question, UUID>> answered(Village.Id village, Filing.Id filing, Slice slice) {
        return page(
                slice,
                client -> client.sql(ANSWERED)
                        .bind("village", village.value())
                        .bind("filing", filing.value())
                        .bind("after", slice.after().orElse(LAST)));
    }

    @Override
    public Mono<Page<Question, UUID>> answeredOf(Village.Id village, String item, Slice slice) {
        return page(
                slice,
                client -> client.sql(ANSWERED_OF)
                        .bind("village", village.value())
                        .bind("item", item)
                        .bind("after", slice.after().orElse(LAST)));
    }

    @Override
    public Mono<Tally> tallyOf(Village.Id village, String item, Instant now) {
        return database.query(client -> client.sql(TALLY_OF)
                .bind("village", village.value())
                .bind("item", item)
                .bind("now", now)
                .map(row -> new Tally(number(row, 0), number(row, 1), number(row, 2)))
                .one());
    }

    @Override
    public Mono<Page<Question, UUID>> askedBy(Person.Id person, Slice slice) {
        return page(
                slice,
                client -> client.sql(ASKED_BY)
                        .bind("person", person.value())
                        .bind("after", slice.after().orElse(LAST)));
    }

    @Override
    public Mono<Page<Question, UUID>> waiting(Village.Id village, Slice slice) {
        return page(
                slice,
                client -> slice.after()
                        .map(after -> client.sql(WAITING_AFTER).bind("after", after))
                        .orElseGet(() -> client.sql(WAITING))
                        .bind("village", village.value()));
    }

    @Override
    public Mono<Page<Question, UUID>> inStatus(Village.Id village, Question.Status status, Slice slice) {
        return page(
                slice,
                client -> client.sql(IN_STATUS)
                        .bind("village", village.value())
                        .bind("status", word(status))
                        .bind("after", slice.after().orElse(LAST)));
    }

    @Override
    public Mono<List<Question>> objected(Village.Id village, int limit) {
        return database.query(client -> client.sql(OBJECTED)
                .bind("village", village.value())
                .bind("limit", limit)
                .map(QuestionRows::toQuestion)
                .all()
                .collectList());
    }

    private Mono<Page<Question, UUID>> page(
            Slice slice, Function<DatabaseClient, DatabaseClient.GenericExecuteSpec> select) {
        return database.query(client -> select.apply(client)
                        .bind("limit", slice.limit() + 1)
                        .map(QuestionRows::toQuestion)
                        .all()
                        .collectList())
                .map(rows ->
                        Page.of(rows, slice.limit(), question -> question.id().value()));
    }

    @Override
    public Mono<Tally> tally(Village.Id village, Filing.Id filing, Instant now) {
        return database.query(client -> client.sql(TALLY)
                .bind("village", village.value())
                .bind("filing", filing.value())
                .bind("now", now)
                .map(row -> new Tally(number(row, 0), number(row, 1), number(row, 2)))
                .one());
    }

    @Override
    public Mono<Map<Village.Id, Tally>> tallies(Collection<Village.Id> villages, Instant now) {
        return database.query(client -> client.sql(TALLIES)
                .bind("villages", villages.stream().map(Village.Id::value).toArray(UUID[]::new))
                .bind("now", now)
                .map(row -> Map.entry(
                        new Village.Id(uuid(row, 3)), new Tally(number(row, 0), number(row, 1), number(row, 2))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Mono<List<Key>> toEscalate(Instant before, int limit) {
        return database.query(client -> client.sql(TO_ESCALATE)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, meta) -> new Key(new Village.Id(uuid(row, 0)), new Question.Id(uuid(row, 1))))
                .all()
                .collectList());
    }
}
