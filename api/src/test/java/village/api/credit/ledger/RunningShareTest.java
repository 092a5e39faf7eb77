package village.api.credit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.rule.Caps;
import village.api.credit.rule.Caps.Scope;
import village.api.credit.rule.Rule;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Short lessons add up: however a quantity is cut into pieces, it gives what the whole of it gives. */
class RunningShareTest {
    private static final int YEAR = 2026;

    private InMemoryLedger ledger = new InMemoryLedger();
    private final Member member = new Member(new Village.Id(UUID.randomUUID()), new RosterPerson.Id(UUID.randomUUID()));

    @BeforeTry
    void openNewBooks() {
        ledger = new InMemoryLedger();
    }

    @Property(tries = 100)
    void piecesGiveWhatTheWholeGives(
            @ForAll("rules") Rule rule, @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 200) Integer> pieces) {
        var whole = pieces.stream().mapToInt(Integer::intValue).sum();
        pieces.forEach(piece -> book(rule, piece));
        assertThat(balance()).isEqualTo(rule.of(whole));
    }

    /** Positive numbers are studied; others take back the line that many places from the last one that stands. */
    @Property(tries = 100)
    void whateverIsTakenBackTheNextMakesItEvenAndTheBalanceIsTheSumOfTheLines(
            @ForAll("rules") Rule rule, @ForAll @Size(max = 40) List<@IntRange(min = -5, max = 90) Integer> acts) {
        var standing = new ArrayList<Entry>();
        for (var act : acts) {
            var before = given(standing);
            if (act > 0) {
                standing.add(book(rule, act));
                assertThat(given(standing)).isEqualTo(most(before, due(rule, standing)));
            } else if (-act < standing.size()) {
                var taken = standing.remove(standing.size() - 1 + act);
                assertThat(reverse(taken).granted()).isEqualTo(taken.granted().negated());
            }
            assertThat(balance()).isEqualTo(sum(lines()));
            assertThat(lines().stream()
                            .map(Entry::balance)
                            .reduce((one, last) -> last)
                            .orElse(Amount.NONE))
                    .isEqualTo(balance());
        }
        standing.forEach(this::reverse);
        assertThat(balance()).isEqualTo(Amount.NONE);
        book(rule, 7);
        assertThat(balance()).as("nothing of it is left").isEqualTo(rule.of(7));
    }

    /** What a cap keeps back is lost with its line, as ever: it does not come back by the next one. */
    @Example
    void whatACapKeptBackWaitsForNothing() {
        var rule = rule(60, new Amount(2, 60), Studied.caps(Scope.YEAR, 1));
        assertThat(book(rule, 60).granted().points()).isEqualTo(1);
        var next = book(rule, 20);
        assertThat(next.wanted()).isEqualTo(new Amount(0, 20));
        assertThat(next.limitedBy()).isEmpty();
    }

    @Example
    void tellsHowMuchIsMissingToTheNextPoint() {
        var rule = rule(60, new Amount(2, 60), Caps.NONE);
        assertThat(rule.untilNextPoint(0, 0)).contains(30L);
        assertThat(rule.untilNextPoint(20, 0)).contains(10L);
        assertThat(rule.untilNextPoint(29, 0)).contains(1L);
        assertThat(rule.untilNextPoint(30, 1)).contains(30L);
        assertThat(rule.untilNextPoint(20, 1)).as("one more given than is due").contains(40L);
        assertThat(rule(45, new Amount(1, 45), Caps.NONE).untilNextPoint(44, 0)).contains(1L);
        assertThat(rule(1, new Amount(2, 60), Caps.NONE).untilNextPoint(5, 10)).isEmpty();
        assertThat(rule(60, new Amount(0, 60), Caps.NONE).untilNextPoint(5, 0)).isEmpty();
        assertThat(rule(60, new Amount(-1, 0), Caps.NONE).untilNextPoint(5, 0)).isEmpty();
    }

    /** The page does not promise what does not come: exactly so many units give it, one fewer does not. */
    @Property(tries = 100)
    void soManyUnitsGiveTheNextPointAndOneFewerDoesNot(
            @ForAll @IntRange(min = 2, max = 90) int per,
            @ForAll @IntRange(min = 1, max = 89) int points,
            @ForAll @Size(max = 20) List<@IntRange(min = 1, max = 90) Integer> pieces) {
        var rule = rule(per, new Amount(points % per, 0), Caps.NONE);
        if (points % per == 0) {
            return;
        }
        pieces.forEach(piece -> book(rule, piece));
        long before = pieces.stream().mapToInt(Integer::intValue).sum();
        int missing =
                rule.untilNextPoint(before, balance().points()).orElseThrow().intValue();
        assertThat(rule.after(before, balance(), missing).points()).isPositive();
        assertThat(missing == 1 || rule.after(before, balance(), missing - 1).points() == 0)
                .isTrue();
    }

    private static Amount due(Rule rule, List<Entry> standing) {
        return rule.of(standing.stream()
                        .mapToInt(line -> line.source().quantity())
                        .sum())
                .magnitude();
    }

    private static Amount most(Amount one, Amount other) {
        return new Amount(Math.max(one.points(), other.points()), Math.max(one.minutes(), other.minutes()));
    }

    private static Amount given(List<Entry> standing) {
        return sum(standing).magnitude();
    }

    private static Amount sum(List<Entry> lines) {
        return lines.stream().map(Entry::granted).reduce(Amount.NONE, Amount::plus);
    }

    private Entry book(Rule rule, int quantity) {
        return ledger.book(List.of(Studied.posting(Studied.event(member, quantity), rule)))
                .block()
                .get(0);
    }

    private Entry reverse(Entry line) {
        return ledger.reverse(member.village(), line.id(), Studied.reversal()).block();
    }

    private List<Entry> lines() {
        return ledger.lines(member.village(), List.of(member.id()), YEAR).block();
    }

    private Amount balance() {
        return ledger.account(member, YEAR).block().balance();
    }

    @Provide
    Arbitrary<Rule> rules() {
        var points = Arbitraries.integers().between(-9, 9);
        var minutes = Arbitraries.integers().between(-60, 60);
        return Combinators.combine(Arbitraries.integers().between(1, 90), points, minutes)
                .as((per, some, time) -> rule(per, new Amount(some, time), Caps.NONE));
    }

    private static Rule rule(int per, Amount gives, Caps caps) {
        return new Rule("lesson", SourceKind.LESSON, "线上课程", "分钟", per, gives, caps, false);
    }
}
