package village.infra.news.keyword;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.optionalUuid;
import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.Event;
import village.api.news.Article;
import village.api.news.keyword.KeywordAnswer;
import village.api.news.keyword.KeywordAnswers;
import village.api.news.keyword.Wording;
import village.api.place.Village;
import village.infra.event.PostgresEvents;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;

/** Keyword answers on PostgreSQL. */
final class PostgresKeywordAnswers implements KeywordAnswers {
    private static final String SELECT = """
            select village_id, id, keyword, match, text, article_id, position, enabled, version
            from keyword_answer where village_id = :village
            """;
    private static final String ALL = SELECT + " order by position, id limit " + MOST;
    private static final String ONE = SELECT + " and id = :id";
    private static final String LOCKED = ONE + " for update";
    /** Of two who add at once the second sees what the first did. */
    private static final String TURN = "select id from village where id = :village for no key update";

    private static final String COUNT = "select count(*) from keyword_answer where village_id = :village";
    private static final String INSERT = """
            insert into keyword_answer
              (village_id, id, keyword, sense, match, text, article_id, position, enabled, version)
            values (:village, :id, :keyword, :sense, :match, :text, :article, :position, :enabled, :version)
            """;
    private static final String UPDATE = """
            update keyword_answer set keyword = :keyword, sense = :sense, match = :match, text = :text,
              article_id = :article, position = :position, enabled = :enabled, version = :version
            where village_id = :village and id = :id
            """;
    private static final String DELETE = "delete from keyword_answer where village_id = :village and id = :id";

    private final Database database;

    PostgresKeywordAnswers(Database database) {
        this.database = database;
    }

    @Override
    public Mono<List<KeywordAnswer>> of(Village.Id village) {
        return database.query(client -> client.sql(ALL)
                .bind("village", village.value())
                .map(PostgresKeywordAnswers::toAnswer)
                .all()
                .collectList());
    }

    @Override
    public Mono<KeywordAnswer> add(Once once, KeywordAnswer answer, Event event) {
        return database.write(client -> Idempotency.claim(
                        client, answer.village(), once, answer.id().value())
                .flatMap(made -> made.equals(answer.id().value())
                        ? added(client, answer, event)
                        : one(client, ONE, answer.village(), made)));
    }

    private static Mono<KeywordAnswer> added(DatabaseClient client, KeywordAnswer answer, Event event) {
        return client.sql(TURN)
                .bind("village", answer.village().value())
                .map(row -> uuid(row, 0))
                .one()
                .then(Mono.defer(() -> client.sql(COUNT)
                        .bind("village", answer.village().value())
                        .map(row -> number(row, 0))
                        .one()))
                .doOnNext(PostgresKeywordAnswers::refuseTooMany)
                .then(Mono.defer(() -> written(client, INSERT, answer, event)));
    }

    private static void refuseTooMany(long there) {
        if (there >= MOST) {
            throw Refusal.of(Reason.KEYWORD_TOO_MANY);
        }
    }

    @Override
    public Mono<KeywordAnswer> change(Village.Id village, KeywordAnswer.Id id, Function<KeywordAnswer, Changed> act) {
        return database.write(client -> one(client, LOCKED, village, id.value())
                .map(act)
                .flatMap(changed -> written(client, UPDATE, changed.after(), changed.event())));
    }

    @Override
    public Mono<Void> remove(Village.Id village, KeywordAnswer.Id id, Function<KeywordAnswer, Event> told) {
        return database.write(client -> one(client, LOCKED, village, id.value())
                .flatMap(answer -> keyed(client.sql(DELETE), village, id.value())
                        .then()
                        .then(PostgresEvents.append(client, told.apply(answer)))));
    }

    private static Mono<KeywordAnswer> written(DatabaseClient client, String sql, KeywordAnswer answer, Event event) {
        return bound(client.sql(sql), answer)
                .then()
                .onErrorMap(DuplicateKeyException.class, PostgresKeywordAnswers::taken)
                .then(PostgresEvents.append(client, event))
                .thenReturn(answer);
    }

    private static GenericExecuteSpec bound(GenericExecuteSpec sql, KeywordAnswer answer) {
        var wording = answer.wording();
        return keyed(sql, answer.village(), answer.id().value())
                .bind("keyword", wording.keyword())
                .bind("sense", wording.sense())
                .bind("match", word(wording.match()))
                .bind("text", wording.text())
                .bind("article", orNull(wording.article().map(Article.Id::value), UUID.class))
                .bind("position", wording.position())
                .bind("enabled", wording.on())
                .bind("version", answer.version());
    }

    private static Mono<KeywordAnswer> one(DatabaseClient client, String sql, Village.Id village, UUID id) {
        return keyed(client.sql(sql), village, id)
                .map(PostgresKeywordAnswers::toAnswer)
                .one();
    }

    private static GenericExecuteSpec keyed(GenericExecuteSpec sql, Village.Id village, UUID id) {
        return sql.bind("village", village.value()).bind("id", id);
    }

    private static Throwable taken(Throwable duplicate) {
        return Objects.requireNonNullElse(duplicate.getMessage(), "").contains("keyword_answer_once")
                ? Refusal.of(Reason.KEYWORD_TAKEN)
                : duplicate;
    }

    private static KeywordAnswer toAnswer(Readable row) {
        var wording = new Wording(
                text(row, 2),
                word(row, 3, Wording.Match.class),
                text(row, 4),
                optionalUuid(row, 5).map(Article.Id::new),
                (int) number(row, 6),
                truth(row, 7));
        return new KeywordAnswer(
                new KeywordAnswer.Id(uuid(row, 1)), new Village.Id(uuid(row, 0)), wording, number(row, 8));
    }
}
