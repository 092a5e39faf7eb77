package village.api.disclosure.question.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.disclosure.question.Asked;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.Questions;
import village.api.identity.Role;
import village.api.place.Village;

/** Who is answered by what came out, and that it happens once. */
public interface MetRequestsContract {
    String ITEM = "C0101";
    Duration PATIENCE = Duration.ofSeconds(20);

    Questions questions();

    MetRequests metRequests();

    /** A village in which nothing was asked for, and nothing of the item is public. */
    Village.Id village();

    /** Publishes something of the item, of September 30, 2026, and tells when that was. */
    Instant comesOut();

    /** Erases it. */
    void erased();

    @Test
    default void whoAskedBeforeItCameOutIsMet() {
        var out = comesOut();
        var early = requested(ITEM, out.minusSeconds(60));
        requested("C0302", out.minusSeconds(60));
        requested(ITEM, out.plusSeconds(1));
        var sameSecond = requested(ITEM, out.plusMillis(900));
        assertThat(met(out)).containsExactly(early, sameSecond);
        assertThat(met(out.plusSeconds(1))).as("came out long ago").isEmpty();
        assertThat(metRequests().find(out, 1).block(PATIENCE))
                .singleElement()
                .satisfies(one -> assertThat(one.period().label()).isEqualTo("2026年9月30日"));
    }

    @Test
    default void whatWasErasedMeetsNobody() {
        var out = comesOut();
        requested(ITEM, out.minusSeconds(60));
        erased();
        assertThat(met(out)).isEmpty();
    }

    /** A cadre answers one of them and keeps another back at the same time. */
    @Test
    default void eachIsAnsweredOnceHoweverManyTry() {
        var out = comesOut();
        var all = Flux.range(0, 6)
                .map(number -> requested(ITEM, out.minusSeconds(60)))
                .collectList()
                .block(PATIENCE);
        var answer = new AnswerRequests(
                metRequests(), questions(), Asked::nextId, Clock.fixed(out.plusSeconds(60), ZoneOffset.UTC), 4);
        var instances =
                Flux.range(0, 4).flatMap(number -> Mono.defer(answer::answer).subscribeOn(Schedulers.parallel()));
        var cadre = change(all.get(0), one -> one.answered(Asked.answer("下月公开。", "")))
                .then(change(all.get(1), one -> one.withheld(Asked.withholding())))
                .onErrorResume(slower -> Mono.empty())
                .subscribeOn(Schedulers.parallel());
        Flux.merge(instances, cadre).then().block(PATIENCE);
        assertThat(answer.answer().block(PATIENCE)).as("the next batch").isNotNull();
        assertThat(answer.answer().block(PATIENCE)).isZero();
        assertThat(all).allSatisfy(id -> {
            var now = questions().byId(village(), id).block(PATIENCE);
            assertThat(now.status()).isNotEqualTo(Question.Status.WAITING);
            assertThat(now.answers()).hasSizeLessThanOrEqualTo(1);
        });
        assertThat(questions().byId(village(), all.get(5)).block(PATIENCE).answers())
                .singleElement()
                .satisfies(one -> assertThat(one.text()).isEqualTo("“收支明细”（2026年9月30日）已经公开，请在三务公开里查看；如果不是您要的，可以再问。"));
    }

    private Mono<Question> change(Question.Id id, UnaryOperator<Question> rule) {
        return questions().change(village(), id, Optional.empty(), one -> Asked.told(rule.apply(one), "answered"));
    }

    private List<Question.Id> met(Instant since) {
        return metRequests().find(since, 1000).block(PATIENCE).stream()
                .map(MetRequests.Met::request)
                .filter(one -> one.village().equals(village()))
                .map(Questions.Key::id)
                .toList();
    }

    default Question.Id requested(String item, Instant at) {
        var asked = Question.asked(
                new Question.Id(Asked.nextId()),
                village(),
                new Question.About(Optional.empty(), item, "收支明细", Role.CADRE),
                new Question.Asker(Asked.person(), Optional.empty()),
                "请公开",
                at,
                15);
        questions()
                .add(Asked.once(), Asked.told(asked, "asked"), LocalDate.of(2026, 11, 25), new Questions.Limits(9, 9))
                .block(PATIENCE);
        return asked.id();
    }
}
