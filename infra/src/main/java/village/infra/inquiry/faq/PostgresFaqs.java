package village.infra.inquiry.faq;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.inquiry.faq.Faq;
import village.api.inquiry.faq.FaqChange;
import village.api.inquiry.faq.FaqWords;
import village.api.inquiry.faq.Faqs;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.news.search.SearchRows;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Answers for everybody on PostgreSQL. Only what is shown has words to be found by. */
final class PostgresFaqs implements Faqs {
    private static final String SELECT =
            "select village_id, id, version, desk_code, question, answer, shown from inquiry_faq ";
    private static final String ONE = SELECT + "where village_id = :village and id = :id";
    private static final String LOCKED = ONE + " for update";
    private static final String INSERT = """
            insert into inquiry_faq (village_id, id, version, desk_code, question, answer, shown, words, changed_by,
              changed_at)
            values (:village, :id, :version, :desk, :question, :answer, :shown, :words, :by, :at)
            """;
    private static final String UPDATE = """
            update inquiry_faq set version = :version, desk_code = :desk, question = :question, answer = :answer,
              shown = :shown, words = :words, changed_by = :by, changed_at = :at
            where village_id = :village and id = :id and version = :version - 1
            """;
    private static final String SEARCH = """
            select village_id, id, version, desk_code, question, answer, shown from (
              select *, (select count(*) from unnest(words) word where word = any(:words)) as hits
              from inquiry_faq where village_id = :village and words && :words) found
            where hits >= :least order by hits desc, id desc limit :limit
            """;
    private static final String LIST =
            SELECT + "where village_id = :village and shown = :shown and id < :after order by id desc limit :limit";
    /** Sorts after every UUIDv7. */
    private static final UUID LAST = new UUID(-1, -1);

    private final Database database;

    PostgresFaqs(Database database) {
        this.database = database;
    }

    @Override
    public Mono<Faq.Id> add(Once once, FaqChange change) {
        var id = change.after().id().value();
        return database.write(client -> Idempotency.claim(client, change.after().village(), once, id)
                        .flatMap(made -> made.equals(id)
                                ? written(client, INSERT, change).thenReturn(made)
                                : Mono.just(made)))
                .map(Faq.Id::new);
    }

    @Override
    public Mono<Faq> change(Village.Id village, Faq.Id id, Function<Faq, FaqChange> act) {
        return database.write(client -> one(client, LOCKED, village, id)
                .map(act)
                .flatMap(change -> written(client, UPDATE, change).thenReturn(change.after())));
    }

    private static Mono<Void> written(DatabaseClient client, String sql, FaqChange change) {
        var faq = change.after();
        var wording = faq.wording();
        var words = wording.shown() ? FaqWords.of(wording) : Set.<String>of();
        return client.sql(sql)
                .bind("village", faq.village().value())
                .bind("id", faq.id().value())
                .bind("version", faq.version())
                .bind("desk", wording.desk())
                .bind("question", wording.question())
                .bind("answer", wording.answer())
                .bind("shown", wording.shown())
                .bind("words", SearchRows.keys(faq.village(), words))
                .bind("by", change.by().value())
                .bind("at", change.event().occurredAt())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("rows: 0 (expected: 1)")))
                .then(Mono.defer(() -> PostgresEvents.append(client, change.event())));
    }

    private static Mono<Faq> one(DatabaseClient client, String sql, Village.Id village, Faq.Id id) {
        return client.sql(sql)
                .bind("village", village.value())
                .bind("id", id.value())
                .map(PostgresFaqs::toFaq)
                .one();
    }

    @Override
    public Mono<Faq> byId(Village.Id village, Faq.Id id) {
        return database.query(client -> one(client, ONE, village, id));
    }

    @Override
    public Mono<List<Faq>> search(Village.Id village, Set<String> words, int least, int limit) {
        return database.query(client -> client.sql(SEARCH)
                .bind("village", village.value())
                .bind("words", SearchRows.keys(village, words))
                .bind("least", least)
                .bind("limit", limit)
                .map(PostgresFaqs::toFaq)
                .all()
                .collectList());
    }

    @Override
    public Mono<Page<Faq, UUID>> list(Village.Id village, boolean shown, Optional<UUID> after, int limit) {
        return database.query(client -> client.sql(LIST)
                        .bind("village", village.value())
                        .bind("shown", shown)
                        .bind("after", after.orElse(LAST))
                        .bind("limit", limit + 1)
                        .map(PostgresFaqs::toFaq)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, limit, faq -> faq.id().value()));
    }

    private static Faq toFaq(Readable row) {
        return new Faq(
                new Faq.Id(uuid(row, 1)),
                new Village.Id(uuid(row, 0)),
                number(row, 2),
                new Faq.Wording(
                        text(row, 3), text(row, 4), text(row, 5), Objects.requireNonNull(row.get(6, Boolean.class))));
    }
}
