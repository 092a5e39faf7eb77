package village.api.disclosure.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.attachment.Attachment;
import village.api.disclosure.Filing;
import village.api.disclosure.FilingSteps;
import village.api.identity.Person;

/** Covers are kept with their decisions; of two alike, and of two decisions at once, one is refused. */
public interface CoversContract extends FilingSteps {
    Person.Id TOWNSHIP = new Person.Id(new UUID(7, 9));

    Covers covers();

    default Cover over(Filing.Id filing, Optional<Attachment.Id> file) {
        return new Cover(
                new Cover.Id(newId()),
                village(),
                filing,
                1,
                file,
                Cover.Office.VILLAGE,
                CLERK,
                "名单里有身份证号",
                NOW,
                Optional.empty());
    }

    default Cover decided(Cover cover, Cover.Verdict verdict) {
        return cover.decided(new Cover.Decision(verdict, TOWNSHIP, "看过了", NOW.plusSeconds(60)));
    }

    private List<Cover> standing() {
        return covers().standing(village()).block();
    }

    /** Of this village. */
    default List<Covers.Erasure> toErase() {
        return covers().toErase(100).block().stream()
                .filter(one -> one.cover().village().equals(village()))
                .toList();
    }

    @Test
    default void standsUntilItIsLifted() {
        var id = out("2026-07");
        var whole = over(id, Optional.empty());
        var file = over(id, Optional.of(new Attachment.Id(new UUID(3, 1))));
        covers().add(whole).block();
        covers().add(file).block();
        assertThat(standing()).containsExactlyInAnyOrder(whole, file);
        assertThat(covers().byId(village(), whole.id()).block()).isEqualTo(whole);
        var lifted = decided(whole, Cover.Verdict.LIFT);
        covers().decide(lifted).block();
        assertThat(standing()).containsExactly(file);
        assertThat(covers().byId(village(), whole.id()).block()).isEqualTo(lifted);
        covers().add(over(id, Optional.empty())).block();
        assertThat(standing()).hasSize(2);
    }

    @Test
    default void whatIsToBeErasedStaysCoveredAndWaits() {
        var cover = over(out("2026-08"), Optional.empty());
        covers().add(cover).block();
        assertThat(toErase()).isEmpty();
        var decided = decided(cover, Cover.Verdict.ERASE);
        covers().decide(decided).block();
        assertThat(standing()).containsExactly(decided);
        assertThat(toErase()).containsExactly(new Covers.Erasure(decided, 1));
    }

    @Test
    default void ofManyAtOnceOneCovers() {
        var id = out("2026-06");
        assertThat(together(
                        6, number -> covers().add(over(id, Optional.empty())).thenReturn(id)))
                .containsOnlyOnce("ok")
                .contains("DISCLOSURE_WRONG_STATE");
        assertThat(standing()).hasSize(1);
    }

    @Test
    default void ofTwoDecisionsAtOnceOneCounts() {
        var cover = over(out("2026-05"), Optional.empty());
        covers().add(cover).block();
        var lift = decided(cover, Cover.Verdict.LIFT);
        var erase = decided(cover, Cover.Verdict.ERASE);
        assertThat(together(
                        2, number -> covers().decide(number == 0 ? lift : erase).thenReturn(cover)))
                .containsExactlyInAnyOrder("ok", "DISCLOSURE_WRONG_STATE");
    }
}
