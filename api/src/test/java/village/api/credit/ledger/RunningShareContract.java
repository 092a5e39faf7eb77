package village.api.credit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.credit.ledger.Studied.NOW;
import static village.api.credit.ledger.Studied.event;
import static village.api.credit.ledger.Studied.posting;
import static village.api.credit.ledger.Studied.reversal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.rule.Caps;
import village.api.credit.rule.Rule;
import village.api.place.Village;

/** Two points for an hour, in whatever pieces it is studied; each piece is a line of its own. */
public interface RunningShareContract {
    Rule HOUR = new Rule("lesson", SourceKind.LESSON, "线上课程", "分钟", 60, new Amount(2, 60), Caps.NONE, false);
    int MANY_PIECES = 200;

    Ledger ledger();

    Member member();

    void close(Village.Id where, int year);

    @Test
    default void lessonsUnderHalfAnHourAddUp() {
        var member = member();
        assertThat(List.of(points(study(member, 20)), points(study(member, 20)), points(study(member, 20))))
                .containsExactly(0, 1, 1);
        assertThat(balance(member)).isEqualTo(new Amount(2, 60));
        assertThat(share(member, "starter-1")).isEqualTo(new RunningShare(60, new Amount(2, 60)));
        assertThat(points(study(member(), 20)))
                .as("another member's are his own")
                .isZero();
    }

    @Test
    default void aReversalGivesBackWhatTheLineGaveAndItsUnitsCountNoMore() {
        var member = member();
        var first = study(member, 20);
        var second = study(member, 20);
        assertThat(reverse(first).granted()).isEqualTo(new Amount(0, -20));
        assertThat(balance(member)).isEqualTo(new Amount(1, 20));
        assertThat(points(study(member, 20)))
                .as("forty minutes have their point")
                .isZero();
        assertThat(reverse(second).granted()).isEqualTo(new Amount(-1, -20));
        assertThat(points(study(member, 20))).isEqualTo(1);
        assertThat(balance(member)).isEqualTo(new Amount(1, 40));
        assertThat(share(member, "starter-1")).isEqualTo(new RunningShare(40, new Amount(1, 40)));
    }

    @Test
    default void whatIsToldTwiceAddsUpOnce() {
        var member = member();
        var event = event(member, 20);
        for (var times = 0; times < 3; times++) {
            book(posting(event, HOUR));
        }
        assertThat(share(member, "starter-1").quantity()).isEqualTo(20);
    }

    @Test
    default void aBatchAddsUpInItsOrder() {
        var member = member();
        var lines = now(ledger().book(IntStream.range(0, 6)
                .mapToObj(number -> posting(event(member, 10), HOUR))
                .toList()));
        assertThat(lines).extracting(RunningShareContract::points).containsExactly(0, 0, 1, 0, 0, 1);
    }

    /** The last minute of a year in Shanghai, and the first of the next. */
    @Test
    default void whatIsLeftOverStaysInItsYear() {
        var member = member();
        var newYear = Instant.parse("2025-12-31T16:00:00Z");
        var late = book(posting(event(member, 29, newYear.minusSeconds(1), Optional.empty()), HOUR));
        assertThat(late.year()).isEqualTo(2025);
        assertThat(points(book(posting(event(member, 29, newYear, Optional.empty()), HOUR))))
                .isZero();
        assertThat(points(book(posting(event(member, 1, newYear.minusSeconds(60), Optional.empty()), HOUR))))
                .as("late news of the year before")
                .isEqualTo(1);
        assertThat(points(study(member, 1))).isEqualTo(1);
    }

    /** It is booked in the running year, and adds up with those it happened among. */
    @Test
    default void newsOfAClosedYearAddsUpWithItsOwnYear() {
        var member = member();
        var summer = Instant.parse("2025-07-01T02:00:00Z");
        book(posting(event(member, 20, summer, Optional.empty()), HOUR));
        close(member.village(), 2025);
        study(member, 20);
        var late = book(posting(event(member, 10, summer.plusSeconds(60), Optional.empty()), HOUR));
        assertThat(late.year()).isEqualTo(2026);
        assertThat(points(late)).isEqualTo(1);
        assertThat(points(study(member, 9))).isZero();
        assertThat(points(study(member, 1))).isEqualTo(1);
    }

    @Test
    default void newRulesAddUpAnewAndTakeNothingOver() {
        var member = member();
        study(member, 29);
        assertThat(points(book(by(posting(event(member, 29), HOUR), "2")))).isZero();
        assertThat(points(book(by(posting(event(member, 1), HOUR), "2")))).isEqualTo(1);
        assertThat(points(study(member, 1)))
                .as("late news of the old ones' days")
                .isEqualTo(1);
        assertThat(share(member, "2")).isEqualTo(new RunningShare(30, new Amount(1, 30)));
    }

    @Test
    default void manyPiecesAtOnceGiveWhatTheWholeGives() {
        var member = member();
        atOnce(number -> ledger().book(List.of(posting(event(member, 7), HOUR))));
        var lines = lines(member);
        assertThat(lines).hasSize(MANY_PIECES);
        assertThat(balance(member)).isEqualTo(new Amount(MANY_PIECES * 7 * 2 / 60, MANY_PIECES * 7));
        addsUp(lines);
        assertThat(share(member, "starter-1"))
                .isEqualTo(new RunningShare(MANY_PIECES * 7L, new Amount(MANY_PIECES * 7 * 2 / 60, MANY_PIECES * 7)));
    }

    @Test
    default void bookedAndTakenBackAtOnceTheBalanceIsTheSumAndTheShareIsOfWhatStands() {
        var member = member();
        var first = IntStream.range(0, MANY_PIECES / 2)
                .mapToObj(number -> study(member, 7))
                .toList();
        atOnce(number -> number % 2 == 0
                ? ledger().book(List.of(posting(event(member, 11), HOUR)))
                : ledger().reverse(member.village(), first.get(number / 2).id(), reversal()));
        var lines = lines(member);
        assertThat(lines).hasSize(MANY_PIECES + MANY_PIECES / 2);
        addsUp(lines);
        var standing = MANY_PIECES / 2 * 11;
        assertThat(share(member, "starter-1").quantity()).isEqualTo(standing);
        assertThat(share(member, "starter-1").given()).isEqualTo(balance(member));
        assertThat(balance(member).minutes()).isEqualTo(standing);
        assertThat(balance(member).points()).isGreaterThanOrEqualTo(standing * 2 / 60);
    }

    /** At every line, not only at the last. */
    private void addsUp(List<Entry> lines) {
        var sum = Amount.NONE;
        for (var line : lines) {
            sum = sum.plus(line.granted());
            assertThat(line.balance()).isEqualTo(sum);
        }
        assertThat(balance(lines.get(0).source().member())).isEqualTo(sum);
    }

    private Entry study(Member member, int minutes) {
        return book(posting(event(member, minutes), HOUR));
    }

    private Entry book(Posting posting) {
        return now(ledger().book(List.of(posting))).get(0);
    }

    private Entry reverse(Entry line) {
        return now(ledger().reverse(line.source().member().village(), line.id(), reversal()));
    }

    private static Posting by(Posting posting, String scheme) {
        return new Posting(posting.id(), posting.event(), posting.source(), scheme, posting.rule(), NOW);
    }

    private static int points(Entry line) {
        return line.granted().points();
    }

    private Amount balance(Member member) {
        return now(ledger().account(member, 2026)).balance();
    }

    private List<Entry> lines(Member member) {
        return now(ledger().lines(member.village(), List.of(member.id()), 2026));
    }

    private RunningShare share(Member member, String scheme) {
        var of = new RunningShare.Of(member, HOUR.code(), scheme, 2026);
        return now(ledger().shares(List.of(of))).getOrDefault(of, RunningShare.NONE);
    }

    private static void atOnce(IntFunction<Mono<?>> act) {
        Flux.range(0, MANY_PIECES)
                .flatMap(number -> Mono.defer(() -> act.apply(number)).subscribeOn(Schedulers.parallel()), MANY_PIECES)
                .then()
                .block(Duration.ofSeconds(60));
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(20));
    }
}
