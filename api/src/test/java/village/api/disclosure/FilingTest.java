package village.api.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.Refusal;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.disclosure.catalogue.Frequency;
import village.api.disclosure.finance.FinanceTables;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/** A finance table tells of the days its filing covers. */
class FilingTest {
    private static final Hand HAND = new Hand(new Person.Id(new UUID(7, 1)), Instant.parse("2026-11-25T02:00:00Z"));
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
        var known = new CatalogueItem(
                "C0001",
                DisclosureClass.FINANCE,
                "财务收支情况",
                Frequency.QUARTERLY,
                15,
                7,
                15,
                "逐项逐笔",
                Role.CADRE,
                LocalDate.of(2012, 1, 1),
                Optional.empty(),
                false,
                true);
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

    private static Filing drafted(String word, Content content) {
        var period = CoveredPeriod.read("/period", word);
        var frequency = switch (period.kind()) {
            case MONTH -> Frequency.MONTHLY;
            case QUARTER -> Frequency.QUARTERLY;
            case YEAR -> Frequency.YEARLY;
            case DAY -> Frequency.EVENT;
        };
        var item = new CatalogueItem(
                "V01",
                DisclosureClass.FINANCE,
                "收支",
                frequency,
                10,
                10,
                7,
                "村规民约",
                Role.CADRE,
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                true);
        return Filing.drafted(
                new Filing.Id(new UUID(0, 9)), new Village.Id(new UUID(0, 8)), item, period, content, HAND);
    }

    private static Refusal refused(Runnable act) {
        return Objects.requireNonNull(catchThrowableOfType(Refusal.class, act::run));
    }
}
