package village.api.credit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.credit.ledger.Studied.NOW;
import static village.api.credit.ledger.Studied.caps;
import static village.api.credit.ledger.Studied.each;
import static village.api.credit.ledger.Studied.event;
import static village.api.credit.ledger.Studied.lesson;
import static village.api.credit.ledger.Studied.posting;
import static village.api.credit.ledger.Studied.reversal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.rule.Caps;
import village.api.credit.rule.Caps.Scope;
import village.api.credit.rule.Rule;
import village.api.place.Village;

/** What members and their secretaries may rely on, races included. */
public interface LedgerContract {
    int MANY = 200;

    Ledger ledger();

    /** A member without lines; of the same village at every call. */
    Member member();

    /** How often an event of the type was told in the village. */
    long happened(String type);

    @Test
    default void aLineComesBackAsItWasBooked() {
        var member = member();
        var line = book(event(member, 100), lesson(Caps.NONE));
        assertThat(line.granted()).isEqualTo(new Amount(2, 100));
        assertThat(line.number()).isEqualTo(1);
        assertThat(line.year()).isEqualTo(2026);
        assertThat(now(ledger().byId(member.village(), line.id()))).isEqualTo(line);
        assertThat(now(ledger().account(member, 2026))).isEqualTo(new Account(member, 2026, 1, new Amount(2, 100)));
        assertThat(ledger().byId(new Village.Id(UUID.randomUUID()), line.id()).blockOptional())
                .isEmpty();
        assertThat(now(ledger().account(member, 2025))).isEqualTo(Account.empty(member, 2025));
        assertThat(happened("credit.awarded")).isEqualTo(1);
    }

    @Test
    default void whatAMemberDidCountsOnce() {
        var member = member();
        var event = event(member, 45);
        var first = book(event, lesson(Caps.NONE));
        assertThat(book(event, lesson(Caps.NONE))).isEqualTo(first);
        assertThat(now(ledger().account(member, 2026)).entries()).isEqualTo(1);
        var other = new SourceEvent(
                member, event.kind(), event.id(), event.item(), event.rule(), "别的", NOW, 90, Optional.empty());
        refused(() -> book(other, lesson(Caps.NONE)), Reason.CREDIT_SOURCE_REUSED);
        assertThat(happened("credit.awarded")).isEqualTo(1);
    }

    @Test
    default void aLineIsFoundByWhatItIsAboutAlsoWhenItWasTakenBack() {
        var member = member();
        var line = book(event(member, 45), lesson(Caps.NONE));
        var source = line.source();
        for (var times = 0; times < 2; times++) {
            assertThat(now(ledger().of(member, source.kind(), source.id()))).isEqualTo(line);
            if (times == 0) {
                now(ledger().reverse(member.village(), line.id(), reversal()));
            }
        }
        assertThat(ledger().of(member, SourceKind.QUIZ, source.id()).blockOptional())
                .isEmpty();
        assertThat(ledger().of(member(), source.kind(), source.id()).blockOptional())
                .isEmpty();
    }

    @Test
    default void ofAnItemTheLinesThatWereNotTakenBackStand() {
        var member = member();
        var kind = SourceKind.LESSON;
        assertThat(now(ledger().standing(member, kind, "course-1"))).isZero();
        var first = book(event(member, 45), lesson(Caps.NONE));
        book(event(member, 45), lesson(Caps.NONE));
        book(event(member, 45, NOW, Optional.of("course-2")), lesson(Caps.NONE));
        book(event(member(), 45), lesson(Caps.NONE));
        assertThat(now(ledger().standing(member, kind, "course-1"))).isEqualTo(2);
        assertThat(now(ledger().standing(member, SourceKind.SERVICE, "course-1")))
                .isZero();
        now(ledger().reverse(member.village(), first.id(), reversal()));
        assertThat(now(ledger().standing(member, kind, "course-1"))).isEqualTo(1);
    }

    @Test
    default void theSameEventTwoHundredTimesAtOnceCountsOnce() {
        var member = member();
        var event = event(member, 1);
        together(number -> ledger().book(List.of(posting(event, each(Caps.NONE)))));
        assertThat(now(ledger().account(member, 2026))).isEqualTo(new Account(member, 2026, 1, new Amount(1, 0)));
    }

    @Test
    default void theDailyCapHoldsUnderTwoHundredAtOnce() {
        holds(caps(Scope.DAY, 50));
    }

    @Test
    default void theYearlyCapHoldsUnderTwoHundredAtOnce() {
        holds(caps(Scope.YEAR, 50));
    }

    @Test
    default void theCapOfAnItemHoldsUnderTwoHundredAtOnce() {
        holds(caps(Scope.ITEM, 50));
    }

    private void holds(Caps caps) {
        var member = member();
        together(number -> ledger().book(List.of(posting(event(member, 1 + number % 3), each(caps)))));
        var lines = all(member);
        assertThat(lines).hasSize(MANY);
        assertThat(lines.stream().mapToInt(line -> line.granted().points()).sum())
                .as("never exceeded, nothing that fits lost")
                .isEqualTo(50);
        assertThat(now(ledger().account(member, 2026)).balance()).isEqualTo(new Amount(50, 0));
        assertThat(lines.stream().map(Entry::number).sorted())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, MANY).mapToObj(Long::valueOf).toList());
    }

    @Test
    default void theCapsOfOneMemberAreNotThoseOfAnother() {
        var first = member();
        var second = member();
        var rule = each(caps(Scope.DAY, 1));
        assertThat(book(event(first, 1), rule).granted().points()).isEqualTo(1);
        assertThat(book(event(second, 1), rule).granted().points()).isEqualTo(1);
        assertThat(book(event(first, 1), rule).limitedBy()).contains(Scope.DAY);
    }

    @Test
    default void aDayIsTheDayItHappenedInShanghai() {
        var member = member();
        var rule = each(caps(Scope.DAY, 1));
        var lastMoment = Instant.parse("2026-11-24T15:59:59Z");
        assertThat(granted(event(member, 1, lastMoment, Optional.empty()), rule))
                .isEqualTo(1);
        assertThat(granted(event(member, 1, lastMoment.plusSeconds(1), Optional.empty()), rule))
                .isEqualTo(1);
        assertThat(granted(event(member, 1, lastMoment, Optional.empty()), rule))
                .as("late news of the day before")
                .isZero();
    }

    @Test
    default void aBatchCountsEachAfterTheOneBefore() {
        var first = member();
        var second = member();
        var rule = each(caps(Scope.DAY, 3));
        var postings = new ArrayList<Posting>();
        for (var member : List.of(first, second, first, second)) {
            postings.add(posting(event(member, 2), rule));
        }
        postings.add(postings.get(0));
        var lines = now(ledger().book(postings));
        assertThat(lines).extracting(line -> line.granted().points()).containsExactly(2, 2, 1, 1, 2);
        assertThat(lines.get(4)).isEqualTo(lines.get(0));
        assertThat(now(ledger().account(first, 2026)).entries()).isEqualTo(2);
    }

    @Test
    default void batchesOfTheSameMembersAtOnceDoNotStandInEachOthersWay() {
        var members = List.of(member(), member(), member());
        var rule = each(caps(Scope.DAY, 30));
        together(
                40,
                number -> ledger().book(IntStream.range(0, 3)
                        .mapToObj(at -> posting(event(members.get((number + at) % 3), 1), rule))
                        .toList()));
        assertThat(members)
                .allSatisfy(member -> assertThat(now(ledger().account(member, 2026)))
                        .isEqualTo(new Account(member, 2026, 40, new Amount(30, 0))));
    }

    @Test
    default void aReversalTakesTheLineBackAndGivesItsCapBack() {
        var member = member();
        var rule = each(caps(Scope.DAY, 2));
        var line = book(event(member, 2), rule);
        assertThat(granted(event(member, 1), rule)).isZero();
        var reversal = reversal();
        var back = now(ledger().reverse(member.village(), line.id(), reversal));
        assertThat(back.granted()).isEqualTo(new Amount(-2, 0));
        assertThat(back.correction()).contains(new Entry.Correction(line.id(), reversal.reason(), reversal.by()));
        assertThat(now(ledger().byId(member.village(), back.id()))).isEqualTo(back);
        assertThat(now(ledger().account(member, 2026)).balance()).isEqualTo(Amount.NONE);
        assertThat(granted(event(member, 5), rule)).isEqualTo(2);
        assertThat(happened("credit.reversed")).isEqualTo(1);
    }

    @Test
    default void aLineIsTakenBackOnce() {
        var member = member();
        var line = book(event(member, 1), each(Caps.NONE));
        var outcomes = together(8, number -> ledger().reverse(member.village(), line.id(), reversal()));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Reason.CREDIT_REVERSED_ALREADY.name()::equals)
                .hasSize(7);
        assertThat(now(ledger().account(member, 2026)).balance()).isEqualTo(Amount.NONE);
        var back = all(member).get(0);
        refused(() -> now(ledger().reverse(member.village(), back.id(), reversal())), Reason.CREDIT_REVERSED_ALREADY);
        assertThat(ledger().reverse(new Village.Id(UUID.randomUUID()), line.id(), reversal())
                        .blockOptional())
                .isEmpty();
    }

    @Test
    default void aRuleMayTakeAway() {
        var member = member();
        var minus = new Rule(
                "absence", event(member, 1).kind(), "无故缺席", "次", 1, new Amount(-2, -30), caps(Scope.YEAR, 3), false);
        assertThat(book(event(member, 1), minus).granted()).isEqualTo(new Amount(-2, -30));
        assertThat(book(event(member, 1), minus).granted()).isEqualTo(new Amount(-1, -30));
        assertThat(now(ledger().account(member, 2026)).balance()).isEqualTo(new Amount(-3, -60));
    }

    @Test
    default void linesAreReadPageByPageTheLatestFirst() {
        var member = member();
        var booked = new ArrayList<Entry.Id>();
        for (var number = 0; number < 5; number++) {
            booked.add(0, book(event(member, 1), each(Caps.NONE)).id());
            book(event(member(), 1), each(Caps.NONE));
        }
        assertThat(all(member)).extracting(Entry::id).containsExactlyElementsOf(booked);
    }

    @Test
    default void whatIsShownIsTheSumOfTheLines() {
        var member = member();
        var rule = each(caps(Scope.DAY, 9));
        var first = book(event(member, 4), rule);
        book(event(member, 3), rule);
        now(ledger().reverse(member.village(), first.id(), reversal()));
        var lines = now(ledger().lines(member.village(), List.of(member.id()), 2026));
        assertThat(lines).extracting(Entry::number).containsExactly(1L, 2L, 3L);
        assertThat(now(ledger().sums(member, 2026))).containsExactly(Map.entry(SourceKind.LESSON, new Amount(3, 0)));
        assertThat(now(ledger().accounts(member.village(), 2026)))
                .contains(new Account(member, 2026, 3, new Amount(3, 0)));
        assertThat(now(ledger().takenBack(
                                member.village(), lines.stream().map(Entry::id).toList())))
                .containsExactly(first.id());
        var day = new Posting.Counter(member, "lesson", Scope.DAY, "2026-11-25");
        assertThat(now(ledger().used(List.of(day, new Posting.Counter(member, "lesson", Scope.DAY, "2026-11-24")))))
                .containsExactly(Map.entry(day, new Amount(3, 0)));
    }

    @Test
    default void whatStandsOfAServiceIsFoundByItsCaseWhoeverDidIt() {
        var village = member().village();
        var rule = new Rule("service", SourceKind.SERVICE, "接单为民服务", "件", 1, new Amount(3, 0), Caps.NONE, false);
        var first = book(served(member(), "case-1"), rule);
        var second = book(served(member(), "case-1"), rule);
        book(served(member(), "case-2"), rule);
        assertThat(now(ledger().standing(village, SourceKind.SERVICE, "case-1")))
                .containsExactly(first, second);
        now(ledger().reverse(village, first.id(), reversal()));
        assertThat(now(ledger().standing(village, SourceKind.SERVICE, "case-1")))
                .containsExactly(second);
        assertThat(now(ledger().standing(village, SourceKind.ACTIVITY, "case-1")))
                .isEmpty();
        assertThat(now(ledger().standing(new Village.Id(UUID.randomUUID()), SourceKind.SERVICE, "case-1")))
                .isEmpty();
    }

    private static SourceEvent served(Member member, String item) {
        return new SourceEvent(
                member,
                SourceKind.SERVICE,
                UUID.randomUUID(),
                Optional.of(item),
                Optional.empty(),
                "接单服务",
                NOW.minusSeconds(3600),
                1,
                Optional.empty());
    }

    private Entry book(SourceEvent event, Rule rule) {
        return now(ledger().book(List.of(posting(event, rule)))).get(0);
    }

    private int granted(SourceEvent event, Rule rule) {
        return book(event, rule).granted().points();
    }

    private List<Entry> all(Member member) {
        var found = new ArrayList<Entry>();
        var next = Optional.<UUID>empty();
        do {
            Page<Entry, UUID> page = now(ledger().entries(member, found.isEmpty() ? 2 : 100, next));
            found.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return found;
    }

    private static void refused(ThrowingCallable act, Reason reason) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static void together(IntFunction<Mono<?>> act) {
        assertThat(together(MANY, act)).hasSize(MANY).containsOnly("ok");
    }

    /** What each of several at once came to: ok, or the reason it was refused for. */
    private static List<String> together(int count, IntFunction<Mono<?>> act) {
        return Flux.range(0, count)
                .flatMap(
                        number -> Mono.defer(() -> act.apply(number))
                                .thenReturn("ok")
                                .onErrorResume(
                                        Refusal.class,
                                        refusal -> Mono.just(refusal.reason().name()))
                                .subscribeOn(Schedulers.parallel()),
                        count)
                .collectList()
                .block(Duration.ofSeconds(60));
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(20));
    }
}
