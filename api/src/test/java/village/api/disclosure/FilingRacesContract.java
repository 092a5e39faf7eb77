package village.api.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import village.api.Reason;

/** Of acts on one filing at once, from any instance, one happens and the others are told why not. */
public interface FilingRacesContract extends FilingSteps {
    @Test
    default void ofManyDraftsForOnePeriodOneIsKept() {
        var outcomes = together(8, number -> filings().add(fresh(), drafted("2026-08")));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Reason.DISCLOSURE_EXISTS.name()::equals).hasSize(7);
    }

    @Test
    default void ofSubmittingAndWritingAtOnceTheSecondIsTold() {
        var id = added("2026-08");
        var outcomes = together(
                10,
                number -> change(
                        id,
                        seen -> number % 2 == 0
                                ? act().told(seen.requireVersion(1).submitted(act().hand()), "disclosure.submitted")
                                : act().told(
                                                seen.requireVersion(1).written(content("改" + number), act().hand()),
                                                "disclosure.written")));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Reason.DISCLOSURE_STALE.name()::equals).hasSize(9);
    }

    @Test
    default void ofTwoCheckersDecidingAtOnceOneCounts() {
        var id = submitted("2026-08");
        var outcomes = together(8, number -> change(id, seen -> checked(seen.requireVersion(2), number % 2 == 0)));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Reason.DISCLOSURE_STALE.name()::equals).hasSize(7);
        assertThat(one(id).version()).isEqualTo(3);
    }

    @Test
    default void whateverManyPublishAtOnceOneRevisionComesOut() {
        var id = approved("2026-08");
        var outcomes = together(8, number -> change(id, this::published));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Reason.DISCLOSURE_WRONG_STATE.name()::equals)
                .hasSize(7);
        assertThat(filings().revisions(village(), id).block()).hasSize(1);
    }

    @Test
    default void ofManyCorrectionsOneIsBegun() {
        var id = out("2026-08");
        var outcomes = together(
                8,
                number -> change(
                        id,
                        seen -> act().told(
                                        seen.corrected(content("更正" + number), List.of(CLERK), "写错了", act().hand()),
                                        "disclosure.correction-begun")));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Reason.DISCLOSURE_WRONG_STATE.name()::equals)
                .hasSize(7);
        assertThat(one(id).work().orElseThrow().number()).isEqualTo(2);
    }

    @Test
    default void ofPublishingAndTakingBackAtOnceOneHappens() {
        var id = approved("2026-08");
        var outcomes = together(
                8,
                number -> change(
                        id,
                        seen -> number % 2 == 0
                                ? published(seen)
                                : act().told(seen.takenBack(act().hand()), "disclosure.taken-back")));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Reason.DISCLOSURE_WRONG_STATE.name()::equals)
                .hasSize(7);
        assertThat(filings().revisions(village(), id).block()).hasSize(one(id).isPublic() ? 1 : 0);
    }

    @Test
    default void ofReturningAndTakingBackAtOnceOneHappens() {
        var id = submitted("2026-08");
        var outcomes = together(
                8,
                number -> change(
                        id,
                        seen -> number % 2 == 0
                                ? checked(seen.requireVersion(2), false)
                                : act().told(seen.requireVersion(2).takenBack(act().hand()), "disclosure.taken-back")));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(one(id).version()).isEqualTo(3);
    }

    @Test
    default void ofTwoWhoWriteOnWhatTheyReadTheSecondLosesNothing() {
        var id = added("2026-08");
        var outcomes = together(
                8,
                number -> change(
                        id,
                        seen -> act().told(
                                        seen.requireVersion(1).written(content("改" + number), act().hand()),
                                        "disclosure.written")));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Reason.DISCLOSURE_STALE.name()::equals).hasSize(7);
        assertThat(one(id).title()).isEqualTo("改" + outcomes.indexOf("ok"));
    }

    /** A retry that overtakes its first try, as when a phone asks two instances. */
    @Test
    default void oneKeySentTwiceAtOncePublishesOnceAndBothHearIt() {
        var id = approved("2026-08");
        var once = Optional.of(fresh());
        var outcomes = together(8, number -> filings().change(village(), id, once, this::published));
        assertThat(outcomes).containsOnly("ok");
        assertThat(filings().revisions(village(), id).block()).hasSize(1);
    }

    /** Asks a question about a filing that waits for its answer, or answers it. */
    void waits(Filing.Id id, boolean waits);

    @Test
    default void nothingIsSettledWhileAQuestionWaits() {
        var id = out("2026-08");
        var other = out("2026-07");
        var after = NOW.plusSeconds(1000);
        waits(id, true);
        assertThat(filings().toSettle(after, 100).block())
                .contains(new Filings.Key(village(), other))
                .doesNotContain(new Filings.Key(village(), id));
        waits(id, false);
        assertThat(filings().toSettle(after, 100).block()).contains(new Filings.Key(village(), id));
    }

    @Test
    default void anObjectionWindowIsClosedByOneClockOnly() {
        var id = out("2026-08");
        var after = NOW.plusSeconds(1000);
        assertThat(filings().toSettle(after, 100).block()).contains(new Filings.Key(village(), id));
        var clock = Act.ofClock(after, this::newId);
        var outcomes = together(4, number -> change(id, seen -> clock.told(seen.settled(after), "disclosure.settled")));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(filings().toSettle(after, 100).block()).doesNotContain(new Filings.Key(village(), id));
    }
}
