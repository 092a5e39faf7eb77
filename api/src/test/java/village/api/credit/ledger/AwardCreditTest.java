package village.api.credit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.rule.Caps;
import village.api.credit.rule.InMemorySchemes;
import village.api.credit.rule.Rule;
import village.api.credit.rule.Scheme;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Which rules judge what. */
class AwardCreditTest {
    private static final Instant LATE_IN_THE_YEAR = Instant.parse("2026-11-25T02:00:00Z");

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemorySchemes schemes =
            new InMemorySchemes(scheme("1", "2026-01-01", 2, 60), scheme("2", "2026-07-01", 1, 45));
    private final AwardCredit award =
            new AwardCredit(ledger, schemes, Studied::nextId, Clock.fixed(LATE_IN_THE_YEAR, ZoneOffset.UTC));
    private final Member member = new Member(new Village.Id(UUID.randomUUID()), new RosterPerson.Id(UUID.randomUUID()));

    private static Scheme scheme(String version, String from, int points, int minutes) {
        var lesson = new Rule("lesson", SourceKind.LESSON, "课", "次", 1, new Amount(points, minutes), Caps.NONE, false);
        return new Scheme(version, LocalDate.parse(from), "支部大会", Amount.NONE, Amount.NONE, List.of(lesson));
    }

    @Test
    void whatHappenedIsJudgedByTheRulesOfItsDayInShanghaiWheneverItIsTold() {
        var lastMoment = Instant.parse("2026-06-30T15:59:59Z");
        assertThat(awarded(lastMoment.plusSeconds(1)).scheme()).isEqualTo("2");
        var before = awarded(lastMoment);
        assertThat(before.scheme()).isEqualTo("1");
        assertThat(before.granted()).isEqualTo(new Amount(2, 60));
        assertThat(awarded(LATE_IN_THE_YEAR).granted()).isEqualTo(new Amount(1, 45));
    }

    @Test
    void newRulesRewriteNothing() {
        var event = Studied.event(member, 1, Instant.parse("2026-03-01T02:00:00Z"), Optional.empty());
        var first = award.award(event).block();
        schemes.add(scheme("3", "2026-11-25", 9, 9));
        assertThat(award.award(event).block()).isEqualTo(first);
        assertThat(ledger.account(member, 2026).block().balance()).isEqualTo(new Amount(2, 60));
    }

    @Test
    void whatDoesNotCountWritesNothing() {
        var quiz = new SourceEvent(
                member,
                SourceKind.QUIZ,
                Studied.nextId(),
                Optional.empty(),
                Optional.empty(),
                "测验",
                LATE_IN_THE_YEAR,
                1,
                Optional.empty());
        assertThat(award.award(quiz).blockOptional()).isEmpty();
        assertThat(ledger.account(member, 2026).block().entries()).isZero();
    }

    @Test
    void whatHasNotHappenedIsRefused() {
        assertThatThrownBy(() -> awarded(LATE_IN_THE_YEAR.plusSeconds(1))).isInstanceOf(Refusal.class);
    }

    private Entry awarded(Instant at) {
        return Mono.defer(() -> award.award(Studied.event(member, 1, at, Optional.empty())))
                .block();
    }
}
