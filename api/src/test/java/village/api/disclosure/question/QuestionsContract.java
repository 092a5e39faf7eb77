package village.api.disclosure.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.disclosure.question.Asked.DUE;
import static village.api.disclosure.question.Asked.NOW;
import static village.api.disclosure.question.Asked.answer;
import static village.api.disclosure.question.Asked.told;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Filing;
import village.api.disclosure.question.Question.Status;
import village.api.disclosure.question.Questions.Limits;
import village.api.disclosure.question.Questions.Slice;
import village.api.disclosure.question.Questions.Tally;
import village.api.disclosure.question.clock.EscalateQuestions;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/** What askers, staff and clocks may rely on, races included. */
public interface QuestionsContract {
    LocalDate TODAY = LocalDate.parse("2026-11-25");
    Limits MANY = new Limits(1000, 1000);

    Questions questions();

    /** A village without questions. */
    Village.Id village();

    /** A published filing of the village. */
    Filing.Id filing();

    /** How often an event of the type was told of the village's questions. */
    long happened(String type);

    @Test
    default void aQuestionComesBackAsItWasAsked() {
        var question = add(Asked.person());
        assertThat(now(questions().byId(village(), question.id()))).isEqualTo(question);
        assertThat(questions()
                        .byId(new Village.Id(UUID.randomUUID()), question.id())
                        .blockOptional())
                .isEmpty();
        change(question.id(), "answered", one -> one.answered(answer("买化肥。", "")));
        change(question.id(), "corrected", one -> one.answered(answer("买种子。", "写错了")));
        var withheld = change(question.id(), "hidden", one -> one.withheld(Asked.withholding()));
        assertThat(now(questions().byId(village(), question.id()))).isEqualTo(withheld);
    }

    @Test
    default void oneKeyAsksOnceHoweverManyTry() {
        var once = Asked.once();
        var asker = Asked.person();
        var ids = together(
                8,
                number -> questions()
                        .add(once, asked(asker), TODAY, new Limits(1, 1))
                        .map(Question.Id::toString));
        assertThat(ids.stream().distinct()).hasSize(1);
        assertThat(now(questions().askedBy(asker, slice(null))).items()).hasSize(1);
        assertThat(happened("asked")).isEqualTo(1);
    }

    @Test
    default void nobodyAsksMoreThanAllowedOfADayHoweverFast() {
        var asker = Asked.person();
        var limits = new Limits(3, 1000);
        var outcomes = together(
                12,
                number -> questions()
                        .add(Asked.once(), asked(asker), TODAY, limits)
                        .thenReturn("ok"));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(3);
        assertThat(outcomes)
                .filteredOn(Reason.DISCLOSURE_QUESTION_DAILY.name()::equals)
                .hasSize(9);
        assertThat(now(questions().add(Asked.once(), asked(asker), TODAY.plusDays(1), limits)))
                .isNotNull();
        assertThat(now(questions().add(Asked.once(), asked(Asked.person()), TODAY, limits)))
                .isNotNull();
    }

    @Test
    default void nobodyLetsMoreWaitThanAllowedHoweverFast() {
        var asker = Asked.person();
        var limits = new Limits(1000, 2);
        var outcomes = together(
                8,
                number -> questions()
                        .add(Asked.once(), asked(asker), TODAY, limits)
                        .thenReturn("ok"));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(2);
        assertThat(outcomes)
                .filteredOn(Reason.DISCLOSURE_QUESTION_TOO_MANY.name()::equals)
                .hasSize(6);
        var first = now(questions().askedBy(asker, slice(null))).items().get(0);
        change(first.id(), "answered", one -> one.answered(answer("买化肥。", "")));
        assertThat(now(questions().add(Asked.once(), asked(asker), TODAY, limits)))
                .isNotNull();
    }

    @Test
    default void aRefusedQuestionLeavesNothing() {
        var asker = Asked.person();
        var once = Asked.once();
        assertThatThrownBy(() -> now(questions().add(once, asked(asker), TODAY, new Limits(1, 0))))
                .isInstanceOf(Refusal.class);
        assertThat(now(questions().askedBy(asker, slice(null))).items()).isEmpty();
        assertThat(now(questions().add(once, asked(asker), TODAY, new Limits(1, 1))))
                .isNotNull();
    }

    @Test
    default void ofTwoClerksWhoAnswerAtOnceOneWins() {
        var id = add(Asked.person()).id();
        var outcomes = together(
                8,
                number -> questions()
                        .change(
                                village(),
                                id,
                                Optional.empty(),
                                one -> told(one.requireVersion(1).answered(answer("答 " + number, "")), "answered"))
                        .thenReturn("ok"));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Reason.DISCLOSURE_STALE.name()::equals).hasSize(7);
        assertThat(now(questions().byId(village(), id)).answers()).hasSize(1);
        assertThat(happened("answered")).isEqualTo(1);
    }

    @Test
    default void answeringAndWithholdingAtOnceLeaveOneOfThem() {
        var id = add(Asked.person()).id();
        var outcomes = together(
                2,
                number -> questions()
                        .change(
                                village(),
                                id,
                                Optional.empty(),
                                one -> number == 0
                                        ? told(one.requireVersion(1).answered(answer("答", "")), "answered")
                                        : told(one.requireVersion(1).withheld(Asked.withholding()), "hidden"))
                        .thenReturn("ok"));
        assertThat(outcomes).containsOnlyOnce("ok");
    }

    @Test
    default void ofTwoWhoWithholdAtOnceOneDoes() {
        var id = add(Asked.person()).id();
        var outcomes = together(
                4,
                number -> questions()
                        .change(
                                village(),
                                id,
                                Optional.empty(),
                                one -> told(one.withheld(Asked.withholding()), "hidden"))
                        .thenReturn("ok"));
        assertThat(outcomes).containsOnlyOnce("ok").hasSize(4);
        assertThat(happened("hidden")).isEqualTo(1);
    }

    @Test
    default void anAnswersKeyAnswersOnce() {
        var id = add(Asked.person()).id();
        var once = Optional.of(Asked.once());
        for (var time = 0; time < 2; time++) {
            now(questions().change(village(), id, once, one -> told(one.answered(answer("买化肥。", "")), "answered")));
        }
        assertThat(now(questions().byId(village(), id)).answers()).hasSize(1);
    }

    @Test
    default void whatARuleThrowsChangesNothing() {
        var question = add(Asked.person());
        assertThatThrownBy(() -> change(question.id(), "reinstated", Question::reinstated))
                .isInstanceOf(Refusal.class);
        assertThat(now(questions().byId(village(), question.id()))).isEqualTo(question);
        assertThat(happened("reinstated")).isZero();
    }

    @Test
    default void thePublicReadsWhatIsAnsweredPageByPageTheLatestFirst() {
        var all = new ArrayList<Question.Id>();
        for (var number = 0; number < 5; number++) {
            var id = add(Asked.person()).id();
            all.add(0, id);
            change(id, "answered", one -> one.answered(answer("答", "")));
        }
        add(Asked.person());
        change(all.get(1), "hidden", one -> one.withheld(Asked.withholding()));
        all.remove(1);
        assertThat(walk(after -> questions().answered(village(), filing(), after)))
                .containsExactlyElementsOf(all);
        assertThat(now(questions().answered(village(), new Filing.Id(UUID.randomUUID()), slice(null)))
                        .items())
                .isEmpty();
        assertThat(now(questions().tally(village(), filing(), NOW))).isEqualTo(new Tally(1, 0, 1));
    }

    @Test
    default void staffReadWhatWaitsTheFirstDueFirst() {
        var late = add(Asked.person(), 20).id();
        var soon = add(Asked.person(), 3).id();
        var between = add(Asked.person(), 10).id();
        var again = add(Asked.person(), 10).id();
        assertThat(walk(after -> questions().waiting(village(), after))).containsExactly(soon, between, again, late);
        change(between, "answered", one -> one.answered(answer("答", "")));
        assertThat(now(questions().waiting(village(), slice(between.value()))).items())
                .as("after one that was answered meanwhile")
                .extracting(Question::id)
                .containsExactly(again, late);
        assertThat(walk(after -> questions().inStatus(village(), Status.ANSWERED, after)))
                .containsExactly(between);
        assertThat(walk(after -> questions().inStatus(village(), Status.WITHHELD, after)))
                .isEmpty();
    }

    @Test
    default void oneReadsOnesOwnOnly() {
        var asker = Asked.person();
        var first = add(asker).id();
        add(Asked.person());
        var second = add(asker).id();
        assertThat(walk(after -> questions().askedBy(asker, after))).containsExactly(second, first);
    }

    @Test
    default void whatTheTownshipWasAskedToLookAtWaitsUntilItSays() {
        var later = add(Asked.person()).id();
        var first = add(Asked.person()).id();
        var untouched = add(Asked.person()).id();
        for (var each : List.of(later, first, untouched)) {
            change(each, "hidden", one -> one.withheld(Asked.withholding()));
        }
        change(later, "objected", one -> one.objected(NOW.plusSeconds(9)));
        change(first, "objected", one -> one.objected(NOW.plusSeconds(8)));
        assertThat(now(questions().objected(village(), 10)))
                .extracting(Question::id)
                .containsExactly(first, later);
        assertThat(now(questions().objected(village(), 1)))
                .extracting(Question::id)
                .containsExactly(first);
        var words = new Objection.Upholding("是别家的隐私", Asked.person(), NOW.plusSeconds(10));
        change(first, "upheld", one -> one.upheld(words));
        change(later, "reinstated", Question::reinstated);
        assertThat(now(questions().objected(village(), 10))).isEmpty();
        assertThat(now(questions().byId(village(), first)).upheld()).contains(words);
        assertThat(now(questions().byId(village(), later)).objected()).isFalse();
    }

    /** Asked for before anything of it is public: it stands beside the item, not beside a filing. */
    @Test
    default void whatIsAskedForWithoutAFilingStandsBesideItsItem() {
        var about = new Question.About(Optional.empty(), "C0302", "村组干部报酬", Role.CADRE);
        var plain = Asked.question(village(), filing(), Asked.person());
        var asked = new Question(
                plain.id(),
                village(),
                1,
                about,
                plain.asker(),
                plain.text(),
                NOW,
                DUE,
                List.of(),
                Optional.empty(),
                Optional.empty());
        now(questions().add(Asked.once(), told(asked, "asked"), TODAY, MANY));
        assertThat(now(questions().byId(village(), asked.id()))).isEqualTo(asked);
        assertThat(now(questions().tallyOf(village(), "C0302", NOW))).isEqualTo(new Tally(1, 0, 0));
        assertThat(now(questions().tallyOf(village(), "C0302", DUE.plusSeconds(1))))
                .isEqualTo(new Tally(1, 1, 0));
        assertThat(now(questions().tally(village(), filing(), NOW))).isEqualTo(Tally.NONE);
        var answered = change(asked.id(), "answered", one -> one.answered(answer("每人每月 3000 元。", "")));
        assertThat(now(questions().answeredOf(village(), "C0302", slice(null))).items())
                .containsExactly(answered);
        assertThat(now(questions().answered(village(), filing(), slice(null))).items())
                .isEmpty();
    }

    @Test
    default void anErasedTitleStandsNowhereAnyMore() {
        var question = add(Asked.person());
        var erased = question.about().title();
        questions()
                .eraseTitle(village(), new Filing.Id(UUID.randomUUID()), erased)
                .block();
        questions().eraseTitle(village(), filing(), "别的标题").block();
        assertThat(now(questions().byId(village(), question.id()))).isEqualTo(question);
        questions().eraseTitle(village(), filing(), erased).block();
        var after = now(questions().byId(village(), question.id()));
        assertThat(after.about().title()).isEqualTo("内容已依法抹除");
        assertThat(after.text()).isEqualTo(question.text());
        assertThat(after.version()).isEqualTo(question.version());
    }

    @Test
    default void talliesCountEachVillage() {
        add(Asked.person(), 3);
        add(Asked.person(), 20);
        var tallies = now(questions().tallies(List.of(village(), new Village.Id(UUID.randomUUID())), DUE));
        assertThat(tallies).containsOnlyKeys(village()).containsValue(new Tally(2, 1, 0));
    }

    @Test
    default void twoInstancesEscalateOnce() {
        var overdue = add(Asked.person(), 3).id();
        var answered = add(Asked.person(), 3).id();
        change(answered, "answered", one -> one.answered(answer("答", "")));
        var inTime = add(Asked.person(), 20).id();
        var escalate = new EscalateQuestions(questions(), Asked::nextId, Clock.fixed(DUE, ZoneOffset.UTC), 100);
        together(4, number -> escalate.escalate().thenReturn("ok"));
        assertThat(happened("escalated")).isEqualTo(1);
        assertThat(now(questions().byId(village(), overdue)).escalatedAt()).contains(DUE);
        assertThat(now(questions().byId(village(), inTime)).escalatedAt()).isEmpty();
        now(escalate.escalate());
        assertThat(happened("escalated")).isEqualTo(1);
    }

    private Question add(Person.Id asker) {
        return add(asker, 15);
    }

    private Question add(Person.Id asker, int days) {
        var question = Asked.question(village(), filing(), asker, days);
        now(questions().add(Asked.once(), told(question, "asked"), TODAY, MANY));
        return question;
    }

    private QuestionChange asked(Person.Id asker) {
        return told(Asked.question(village(), filing(), asker), "asked");
    }

    private Question change(Question.Id id, String type, UnaryOperator<Question> rule) {
        return now(questions().change(village(), id, Optional.empty(), one -> told(rule.apply(one), type)));
    }

    private static List<Question.Id> walk(Function<Slice, Mono<Page<Question, UUID>>> list) {
        var found = new ArrayList<Question.Id>();
        var page = now(list.apply(new Slice(Optional.empty(), 2)));
        page.items().forEach(question -> found.add(question.id()));
        while (page.next().isPresent()) {
            page = now(list.apply(new Slice(page.next(), 2)));
            page.items().forEach(question -> found.add(question.id()));
        }
        return found;
    }

    private static Slice slice(@Nullable UUID after) {
        return new Slice(Optional.ofNullable(after), 100);
    }

    /** What each of several at once came to: its value, or the reason it was refused for. */
    private static List<String> together(int count, IntFunction<Mono<String>> act) {
        return Flux.range(0, count)
                .flatMap(
                        number -> Mono.defer(() -> act.apply(number))
                                .onErrorResume(
                                        Refusal.class,
                                        refusal -> Mono.just(refusal.reason().name()))
                                .subscribeOn(Schedulers.parallel()),
                        count)
                .collectList()
                .block();
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(20));
    }
}
