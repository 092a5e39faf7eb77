package village.api.credit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.credit.ledger.Studied.caps;
import static village.api.credit.ledger.Studied.each;
import static village.api.credit.ledger.Studied.event;
import static village.api.credit.ledger.Studied.posting;
import static village.api.credit.ledger.Studied.reversal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.rule.Caps;
import village.api.credit.rule.Caps.Scope;
import village.api.credit.rule.Rule;
import village.api.place.Village;

/** A closed year stays as it is; what becomes known later, and what is put right, is booked in the running one. */
public interface ClosedYearsContract {
    /** The last second of 2025 in Shanghai. */
    Instant LAST_SECOND = Instant.parse("2025-12-31T15:59:59Z");

    Ledger ledger();

    /** A member without lines; of the same village at every call. */
    Member member();

    /** Closes a year that is over. */
    void close(Village.Id where, int year);

    @Test
    default void whatHappenedInAClosedYearIsBookedInTheRunningOne() {
        var member = member();
        var before = book(event(member, 1, LAST_SECOND, Optional.empty()), each(Caps.NONE));
        assertThat(before.year()).isEqualTo(2025);
        close(member.village(), 2025);
        assertThat(book(event(member, 1, LAST_SECOND, Optional.empty()), each(Caps.NONE))
                        .year())
                .isEqualTo(2026);
        assertThat(now(ledger().reverse(member.village(), before.id(), reversal()))
                        .year())
                .isEqualTo(2026);
        assertThat(now(ledger().account(member, 2025))).isEqualTo(new Account(member, 2025, 1, new Amount(1, 0)));
        assertThat(now(ledger().account(member, 2026))).isEqualTo(new Account(member, 2026, 2, Amount.NONE));
    }

    @Test
    default void aCapGivenBackByACorrectionIsTheOneTheCorrectionUses() {
        var member = member();
        var rule = each(caps(Scope.YEAR, 3));
        var wrong = book(event(member, 3, LAST_SECOND, Optional.empty()), rule);
        close(member.village(), 2025);
        now(ledger().reverse(member.village(), wrong.id(), reversal()));
        var right = book(event(member, 2, LAST_SECOND, Optional.empty()), rule);
        assertThat(right.year()).isEqualTo(2026);
        assertThat(right.granted().points()).isEqualTo(2);
        assertThat(book(event(member, 2, LAST_SECOND, Optional.empty()), rule)
                        .granted()
                        .points())
                .as("what was left of 2025")
                .isEqualTo(1);
        assertThat(book(event(member, 5), rule).granted().points())
                .as("2026 has its own")
                .isEqualTo(3);
        assertThat(now(ledger().reverse(member.village(), right.id(), reversal()))
                        .year())
                .isEqualTo(2026);
        assertThat(book(event(member, 9, LAST_SECOND, Optional.empty()), rule)
                        .granted()
                        .points())
                .isEqualTo(2);
    }

    @Test
    default void whatBeganBeforeMidnightIsNotBookedInAYearThatWasClosedMeanwhile() {
        var member = member();
        var before = late(member, each(Caps.NONE));
        assertThat(before.year()).isEqualTo(2025);
        close(member.village(), 2025);
        assertThat(late(member, each(Caps.NONE)).year()).isEqualTo(2026);
        var old = reversal();
        var reversal = new Reversal(old.id(), old.event(), old.reason(), old.by(), LAST_SECOND);
        assertThat(now(ledger().reverse(member.village(), before.id(), reversal))
                        .year())
                .isEqualTo(2026);
    }

    private Entry late(Member member, Rule rule) {
        var posting = posting(event(member, 1, LAST_SECOND, Optional.empty()), rule);
        var late = new Posting(
                posting.id(), posting.event(), posting.source(), posting.scheme(), posting.rule(), LAST_SECOND);
        return now(ledger().book(List.of(late))).get(0);
    }

    private Entry book(SourceEvent event, Rule rule) {
        return now(ledger().book(List.of(posting(event, rule)))).get(0);
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(20));
    }
}
