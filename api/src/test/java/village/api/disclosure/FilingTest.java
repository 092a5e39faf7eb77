package village.api.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.Refusal;
import village.api.disclosure.catalogue.AnItem;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.catalogue.Frequency;
import village.api.disclosure.finance.FinanceTables;
import village.api.identity.Person;
import village.api.place.Village;

/** A finance table tells of the days its filing covers; what comes out is the next revision, with a window behind it. */
class FilingTest {
    private static final Hand HAND = new Hand(new Person.Id(new UUID(7, 1)), Instant.parse("2026-11-25T02:00:00Z"));
    private static final UUID KEY = new UUID(9, 1);
    /** Of the third quarter of 2026. */
    private static final Content QUARTER =
            new Content("收支", "<p>见表</p>", List.of(), Optional.of(FinanceTables.quarter()));

    private static final Content WORDS = new Content("收支", "<p>见表</p>", List.of(), Optional.empty());

    @Test
    void aTableOfItsPeriodIsTaken() {
        assertThat(drafted("2026-Q3", QUARTER).work()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"2026-07, /table/to", "2026-09, /table/from", "2026-Q2, /table/from", "2026, /table/from"})
    void aTableOfOtherDaysIsRefused(String period, String pointer) {
        var refusal = refused(() -> drafted(period, QUARTER));
        assertThat(refusal.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.detail()).contains("财务表应从 2026-");
        });
        var begun = drafted(period, new Content("收支", "<p>见表</p>", List.of(), Optional.empty()));
        assertThat(refused(() -> begun.written(QUARTER, HAND)).faults()).hasSize(1);
    }

    @Test
    void whatHappenedOnADayMayHaveTakenMore() {
        assertThat(drafted("2026-10-08", QUARTER).work()).isPresent();
    }

    @Test
    void whatTheRuleWantsATableWithIsNotHandedInWithout() {
        var known = AnItem.of("C0001")
                .named("财务收支情况")
                .every(Frequency.QUARTERLY)
                .due(15)
                .withTable()
                .item();
        var refusal = refused(() -> drafted("2026-Q3", WORDS).completeFor(known));
        assertThat(refusal.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/table"));
        assertThat(drafted("2026-Q3", QUARTER).completeFor(known).work()).isPresent();
    }

    /** On November 25, 2026. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11", "2026-Q4", "2026"})
    void whatIsNotOverIsWrittenButNotHandedIn(String period) {
        var begun = drafted(period, WORDS);
        assertThat(refused(() -> begun.submitted(HAND)).detail()).contains("还没有过完");
        var lastEvening = new Hand(
                HAND.person(),
                begun.period().to().atTime(23, 59).atZone(CatalogueItem.ZONE).toInstant());
        assertThat(refused(() -> begun.submitted(lastEvening)).detail()).contains("还没有过完");
        var nextMorning = new Hand(
                HAND.person(),
                begun.period().next().from().atStartOfDay(CatalogueItem.ZONE).toInstant());
        var waiting = begun.submitted(nextMorning);
        var approved = waiting.checked(new Work.Check(new Person.Id(new UUID(7, 2)), true, "", HAND.now()));
        assertThat(refused(() -> approved.publishable(lastEvening)).detail()).contains("还没有过完");
        assertThat(approved.publishable(nextMorning).stage()).isEqualTo(Work.Stage.APPROVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10", "2026-Q3", "2025", "2026-11-25"})
    void whatIsOverAndWhatHappenedTodayIsHandedIn(String period) {
        assertThat(drafted(period, WORDS).submitted(HAND).status()).isEqualTo(Status.SUBMITTED);
    }

    @Test
    void onlyTheNextRevisionComesOutAndItsWindowEndsAfterIt() {
        var begun = drafted("2026-10", WORDS);
        var until = HAND.now().plusSeconds(60);
        assertThatThrownBy(() -> begun.published(revision(begun, 2, HAND.now()), KEY, until))
                .hasMessage("revision: 2 (expected: 1)");
        assertThatThrownBy(() -> begun.published(revision(begun, 1, until.plusSeconds(1)), KEY, until))
                .hasMessageStartingWith("objections until: ");
        var out = begun.published(revision(begun, 1, HAND.now()), KEY, until);
        assertThatThrownBy(() -> out.published(revision(out, 1, HAND.now()), KEY, until))
                .hasMessage("revision: 1 (expected: 2)");
        var later = HAND.now().plusSeconds(30);
        var corrected = out.published(revision(out, 2, later), new UUID(9, 9), until);
        assertThat(corrected.published().orElseThrow().firstAt()).isEqualTo(HAND.now());
        assertThat(corrected.published().orElseThrow().at()).isEqualTo(later);
        assertThat(corrected.published().orElseThrow().key()).isEqualTo(KEY);
    }

    @Test
    void aWindowIsClosedOnceAndOnlyWhenItIsOver() {
        var begun = drafted("2026-10", WORDS);
        var until = HAND.now().plusSeconds(60);
        var out = begun.published(revision(begun, 1, HAND.now()), KEY, until);
        assertThat(refused(() -> out.settled(until)).detail()).contains("还没有满");
        var settled = out.settled(until.plusMillis(1));
        assertThat(settled.status()).isEqualTo(Status.SETTLED);
        assertThat(refused(() -> settled.settled(until.plusSeconds(9))).detail())
                .contains("还没有满");
    }

    private static Revision revision(Filing of, int number, Instant at) {
        return new Revision(
                of.village(),
                of.id(),
                number,
                of.item(),
                "收支",
                of.disclosureClass(),
                of.period(),
                "收支",
                "<p>见表</p>",
                List.of(),
                Optional.empty(),
                number == 1 ? "" : "写错了",
                at,
                new Revision.Hands(List.of(HAND.person()), new Person.Id(new UUID(7, 2)), at, HAND.person()),
                Optional.empty());
    }

    private static Filing drafted(String word, Content content) {
        var period = CoveredPeriod.read("/period", word);
        var frequency = switch (period.kind()) {
            case MONTH -> Frequency.MONTHLY;
            case QUARTER -> Frequency.QUARTERLY;
            case YEAR -> Frequency.YEARLY;
            case DAY -> Frequency.EVENT;
        };
        var item = AnItem.of("V01").every(frequency).own(true).item();
        return Filing.drafted(
                new Filing.Id(new UUID(0, 9)), new Village.Id(new UUID(0, 8)), item, period, content, HAND);
    }

    private static Refusal refused(Runnable act) {
        return Objects.requireNonNull(catchThrowableOfType(Refusal.class, act::run));
    }
}
