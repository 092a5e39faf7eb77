package village.infra.disclosure.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.disclosure.Filing;
import village.api.disclosure.question.Asked;
import village.api.disclosure.question.ObjectedAtOnceContract;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.Questions;
import village.api.disclosure.question.QuestionsContract;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

class PostgresQuestionsTest implements QuestionsContract, ObjectedAtOnceContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Filing.Id filing = new Filing.Id(UUID.randomUUID());

    @BeforeEach
    void publish() {
        StoredFilings.village(POSTGRES.sql(), village.value());
        StoredFilings.published(POSTGRES.sql(), village.value(), filing.value());
    }

    @Override
    public Questions questions() {
        return new PostgresQuestions(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch);
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Filing.Id filing() {
        return filing;
    }

    @Override
    public long happened(String type) {
        return POSTGRES.sql()
                .sql("select count(*) from event where village_id = :village and type = :type")
                .bind("village", village.value())
                .bind("type", Question.KIND + "." + type)
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }

    @Test
    void nobodyRewritesAnAnswerOrTakesAQuestionAway() {
        var question = Asked.question(village, filing, Asked.person());
        var answered = question.answered(Asked.answer("买化肥。", ""));
        questions()
                .add(Asked.once(), Asked.told(question, "asked"), TODAY, MANY)
                .then(questions()
                        .change(village, question.id(), Optional.empty(), one -> Asked.told(answered, "answered")))
                .block(PATIENCE);
        refused("update disclosure_question set answers = '[{\"text\":\"别的\"}]' where village_id = :village");
        refused("update disclosure_question set question_text = '别的疑问' where village_id = :village");
        refused("delete from disclosure_question where village_id = :village");
    }

    @Test
    void aQuestionAskedWhileItsFilingIsErasedKeepsNoTitle() {
        var done = new CompletableFuture<Boolean>();
        var begun = new CompletableFuture<Boolean>();
        var erasing = POSTGRES.database()
                .write(client -> client.sql("select id from disclosure where id = :id for update")
                        .bind("id", filing.value())
                        .then()
                        .then(Mono.defer(() -> StoredFilings.erased(client, village.value(), filing.value())))
                        .then(Mono.defer(() -> questions().eraseTitle(village, filing, "第三季度收支")))
                        .then(Mono.fromRunnable(() -> begun.complete(true)))
                        .then(Mono.fromFuture(done)))
                .toFuture();
        begun.join();
        var askers = Flux.range(0, 6)
                .map(number -> Asked.question(village, filing, Asked.person()))
                .flatMap(question -> questions().add(Asked.once(), Asked.told(question, "asked"), TODAY, MANY))
                .collectList()
                .toFuture();
        await().atMost(PATIENCE).until(() -> waiting() > 0);
        done.complete(true);
        erasing.join();
        assertThat(askers.join())
                .hasSize(6)
                .extracting(id ->
                        questions().byId(village, id).block(PATIENCE).about().title())
                .containsOnly("内容已依法抹除");
    }

    private static long waiting() {
        return POSTGRES.sql()
                .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname ="
                        + " current_database()")
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }

    private void refused(String sql) {
        assertThatThrownBy(() -> POSTGRES.sql()
                        .sql(sql)
                        .bind("village", village.value())
                        .then()
                        .block(PATIENCE))
                .hasMessageContaining("expected");
    }
}
