package village.api.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.Once;
import village.api.Reason;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.identity.Person;
import village.api.place.Village;

/** What staff and readers of disclosures may rely on. */
public interface FilingsContract extends FilingSteps {
    @Test
    default void oneKeyMakesOneFiling() {
        var once = new Once("person:" + CLERK, "disclosure.draft", "one", "ab");
        var first = filings().add(once, drafted("2026-08")).block();
        assertThat(filings().add(once, drafted("2026-08")).block()).isEqualTo(first);
        assertThat(all()).hasSize(1);
    }

    @Test
    default void aKeyUsedBeforeChangesNothing() {
        var id = added("2026-08");
        var once = Optional.of(fresh());
        filings()
                .change(village(), id, once, seen -> act().told(seen.submitted(act().hand()), "x.y"))
                .block();
        var again = filings()
                .change(village(), id, once, seen -> act().told(seen.takenBack(act().hand()), "x.y"))
                .block();
        assertThat(again.status()).isEqualTo(Status.SUBMITTED);
        assertThat(again.version()).isEqualTo(2);
    }

    @Test
    default void aCorrectionStandsBesideWhatItCorrects() {
        var id = out("2026-08");
        correctedAndOut(id);
        assertThat(filings().revisions(village(), id).block())
                .extracting(Revision::number)
                .containsExactly(2, 1);
        assertThat(filings().revision(village(), id, 1).block().title()).isEqualTo("2026-08");
        assertThat(listed()).containsExactly(id);
    }

    /** Their words stand in it too. */
    @Test
    default void whoWroteWhatIsCorrectedDoesNotCheckTheCorrection() {
        var id = out("2026-08");
        var second = new Hand(new Person.Id(new UUID(7, 3)), NOW);
        change(id, seen -> act().told(seen.corrected(content("更正"), List.of(CLERK), "写错了", second), "x.y"))
                .block();
        change(id, seen -> act().told(seen.submitted(second), "x.y")).block();
        assertThat(one(id).work().orElseThrow().authors()).containsExactly(CLERK, second.person());
        var outcomes = together(
                1, number -> change(id, seen -> act().told(seen.checked(new Work.Check(CLERK, true, "", NOW)), "x.y")));
        assertThat(outcomes).containsExactly(Reason.DISCLOSURE_CHECKER.name());
    }

    default void correctedAndOut(Filing.Id id) {
        change(id, seen -> act().told(seen.corrected(content("更正"), List.of(CLERK), "写错了", act().hand()), "x.y"))
                .block();
        change(id, seen -> act().told(seen.submitted(act().hand()), "x.y")).block();
        change(id, seen -> checked(seen, true)).block();
        change(id, this::published).block();
    }

    @Test
    default void aDraftThatNobodySawIsGone() {
        var id = added("2026-08");
        change(id, seen -> act().told(seen.discarded(), "disclosure.discarded")).block();
        assertThat(filings().byId(village(), id).blockOptional()).isEmpty();
        assertThat(filings().add(fresh(), drafted("2026-08")).block()).isNotEqualTo(id);
    }

    @Test
    default void thePeriodBeforeIsTheLatestEarlierOneThatIsPublic() {
        var july = out("2026-07");
        added("2026-08");
        var september = added("2026-09");
        assertThat(filings().before(one(september)).block().id()).isEqualTo(july);
        assertThat(filings().before(one(july)).blockOptional()).isEmpty();
    }

    /** July ends with five yuan more than it began with, and so does August. */
    @Test
    default void aCorrectionLeavesTheNextPeriodBehindUntilThatIsCorrectedToo() {
        var july = outWith("2026-07", 1000);
        var august = outWith("2026-08", 1500);
        outWith("2026-10", 9000);
        assertThat(filings().after(one(july)).block().id()).isEqualTo(august);
        assertThat(unfollowed()).isEmpty();
        correctedWith(july, 900);
        assertThat(unfollowed()).containsExactly(august);
        correctedWith(august, 1400);
        assertThat(unfollowed()).isEmpty();
    }

    private List<Filing.Id> unfollowed() {
        return filings().unfollowed(village(), 10).block().stream()
                .map(Filing::id)
                .toList();
    }

    @Test
    default void publicListsAreReadByKeyTheLatestFirst() {
        var first = out("2026-07");
        var second = out("2026-08");
        added("2026-09");
        var page = filings()
                .published(village(), new Filings.Slice(Optional.empty(), 1))
                .block();
        assertThat(page.items()).extracting(Filing::id).containsExactly(second);
        var rest = filings()
                .published(village(), "V01", new Filings.Slice(page.next(), 10))
                .block();
        assertThat(rest.items()).extracting(Filing::id).containsExactly(first);
        assertThat(filings()
                        .published(village(), DisclosureClass.PARTY, new Filings.Slice(Optional.empty(), 10))
                        .block()
                        .items())
                .isEmpty();
    }

    @Test
    default void anotherVillageHasNoneOfIt() {
        var id = added("2026-08");
        assertThat(filings().byId(new Village.Id(UUID.randomUUID()), id).blockOptional())
                .isEmpty();
    }
}
