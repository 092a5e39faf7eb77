package village.api.credit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.credit.ledger.Studied.NOW;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.rule.Caps;
import village.api.credit.rule.Rule;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** What an event gives that lasted only so long. */
class PostingTest {
    private final Member member = new Member(new Village.Id(UUID.randomUUID()), new RosterPerson.Id(UUID.randomUUID()));
    private final Rule activity = rule(1, new Amount(4, 120));

    @Test
    void givesNoMoreStudyTimeThanItLasted() {
        assertThat(within(activity, 1, 45)).isEqualTo(new Amount(4, 45));
        assertThat(within(activity, 1, 120)).isEqualTo(new Amount(4, 120));
        assertThat(within(activity, 1, 960)).isEqualTo(new Amount(4, 120));
        assertThat(within(activity, 1, 0)).isEqualTo(new Amount(4, 0));
    }

    @Test
    void everyMinuteCountsHoweverTheRuleIsDivided() {
        assertThat(within(activity, 2, 45)).isEqualTo(new Amount(8, 45));
        assertThat(within(rule(45, new Amount(1, 45)), 487, 480)).isEqualTo(new Amount(10, 480));
        assertThat(within(rule(7, new Amount(0, 60)), 61, 522)).isEqualTo(new Amount(0, 522));
    }

    @Test
    void whatIsTakenAwayIsNotLessForIt() {
        assertThat(within(rule(1, new Amount(-1, -60)), 1, 30)).isEqualTo(new Amount(-1, -60));
    }

    @Test
    void itHoldsForAnotherSourceToo() {
        var posting = Studied.posting(event(1), activity).within(45).about(UUID.randomUUID());
        assertThat(booked(posting)).isEqualTo(new Amount(4, 45));
    }

    private Amount within(Rule rule, int quantity, int minutes) {
        return booked(Studied.posting(event(quantity), rule).within(minutes));
    }

    private static Amount booked(Posting posting) {
        return posting.booked(2026, 0, Amount.NONE, Map.of(), RunningShare.NONE).granted();
    }

    private SourceEvent event(int quantity) {
        return Studied.event(member, quantity, NOW.minusSeconds(3600), Optional.empty());
    }

    private static Rule rule(int per, Amount gives) {
        return new Rule("activity", SourceKind.LESSON, "主题党日", "次", per, gives, Caps.NONE, false);
    }
}
