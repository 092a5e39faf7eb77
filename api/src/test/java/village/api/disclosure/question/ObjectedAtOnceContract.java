package village.api.disclosure.question;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.disclosure.question.Asked.NOW;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Filing;
import village.api.disclosure.question.Questions.Limits;
import village.api.disclosure.question.answering.QuestionWork;
import village.api.disclosure.question.answering.WithholdQuestion;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;

/** The township is asked whether a question is rightly withheld, and several of its people answer in the same moment. */
public interface ObjectedAtOnceContract {
    int MANY_AT_ONCE = 8;

    Questions questions();

    Village.Id village();

    /** A published filing of the village. */
    Filing.Id filing();

    /** How often an event of the type was told of the village's questions. */
    long happened(String type);

    @Test
    default void ofManyWhoUpholdAtOnceOneIsHeard() {
        var asked = objected();
        var outcomes = atOnce(number -> uphold(asked, "理由 " + number, Optional.empty()));
        assertThat(outcomes).filteredOn(Reason.DISCLOSURE_STALE.name()::equals).hasSize(MANY_AT_ONCE - 1);
        assertThat(outcomes)
                .filteredOn(said -> said.startsWith("理由"))
                .singleElement()
                .isEqualTo(stored(asked).upheld().orElseThrow().reason());
        assertThat(stored(asked).version()).isEqualTo(asked.version() + 1);
        assertThat(happened("upheld")).isEqualTo(1);
    }

    @Test
    default void upholdingAndReinstatingAtOnceLeaveOneOfThem() {
        var asked = objected();
        var outcomes = atOnce(number -> number % 2 == 0 ? uphold(asked, "是别家的隐私", Optional.empty()) : reinstate(asked));
        assertThat(outcomes).filteredOn(Reason.DISCLOSURE_STALE.name()::equals).hasSize(MANY_AT_ONCE - 1);
        assertThat(happened("upheld") + happened("reinstated")).isEqualTo(1);
        assertThat(stored(asked).upheld().isPresent())
                .isEqualTo(happened("upheld") == 1)
                .isEqualTo(stored(asked).withheld().isPresent());
    }

    @Test
    default void whoSendsItTwiceUpholdsOnce() {
        var asked = objected();
        var once = Optional.of(Asked.once());
        assertThat(atOnce(number -> uphold(asked, "是别家的隐私", once))).containsOnly("是别家的隐私");
        assertThat(happened("upheld")).isEqualTo(1);
    }

    private Question objected() {
        var question = Asked.question(village(), filing(), Asked.person());
        questions()
                .add(Asked.once(), Asked.told(question, "asked"), LocalDate.parse("2026-11-25"), new Limits(9, 9))
                .block(Duration.ofSeconds(20));
        change(question.id(), "hidden", question.withheld(Asked.withholding()));
        var hidden = stored(question);
        return change(question.id(), "objected", hidden.objected(NOW.plusSeconds(9)));
    }

    private Question change(Question.Id id, String type, Question after) {
        return questions()
                .change(village(), id, Optional.empty(), one -> Asked.told(after, type))
                .block(Duration.ofSeconds(20));
    }

    private Question stored(Question question) {
        return questions().byId(village(), question.id()).block(Duration.ofSeconds(20));
    }

    private Mono<String> uphold(Question asked, String reason, Optional<Once> once) {
        return township()
                .uphold(dispatcher(), asked.id(), asked.version(), reason, once)
                .map(after -> after.upheld().orElseThrow().reason());
    }

    private Mono<String> reinstate(Question asked) {
        return township()
                .reinstate(dispatcher(), asked.id(), asked.version(), Optional.empty())
                .thenReturn("reinstated");
    }

    private WithholdQuestion township() {
        var clock = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);
        return new WithholdQuestion(new QuestionWork(questions(), Asked::nextId, clock));
    }

    private Actor dispatcher() {
        return new Actor(
                Optional.of(Asked.person()),
                Optional.of(village()),
                Set.of(Role.DISPATCHER),
                Optional.empty(),
                Set.of());
    }

    /** What each came to: its word, or the reason it was refused for. */
    private static List<String> atOnce(IntFunction<Mono<String>> act) {
        return Flux.range(0, MANY_AT_ONCE)
                .flatMap(
                        number -> Mono.defer(() -> act.apply(number))
                                .onErrorResume(
                                        Refusal.class,
                                        refusal -> Mono.just(refusal.reason().name()))
                                .subscribeOn(Schedulers.parallel()),
                        MANY_AT_ONCE)
                .collectList()
                .block(Duration.ofSeconds(20));
    }
}
