package village.api.disclosure.gating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import village.api.Refusal;
import village.api.attachment.InMemoryAttachments;
import village.api.disclosure.Filing;
import village.api.disclosure.FilingsInMemory;
import village.api.disclosure.Status;
import village.api.disclosure.catalogue.AnItem;
import village.api.disclosure.catalogue.KnownItems;
import village.api.disclosure.filing.FilingWork;
import village.api.disclosure.filing.ItemsOfFilings;
import village.api.gate.GateWorld;
import village.api.identity.Actor;
import village.api.identity.Role;

/** What came out in words before its item needed a table can be corrected in words. */
class SubmitFilingTest extends FilingsInMemory {
    private final FilingWork work =
            new FilingWork(filings, new InMemoryAttachments(), NONE, this::newId, Clock.fixed(NOW, ZoneOffset.UTC));
    private final SubmitFiling submit = new SubmitFiling(
            work,
            new FilingGate(new GateWorld(village).gate, work, filings),
            new ItemsOfFilings(new KnownItems(AnItem.of("V01").withTable().item())));

    @Test
    void aFirstRevisionNeedsItsTable() {
        var id = added("2026-08");
        lacksTable(id);
    }

    @Test
    void aCorrectionOfWordsNeedsNoTable() {
        var id = out("2026-08");
        corrected(id);
        submit(id);
        assertThat(one(id).status()).isEqualTo(Status.SUBMITTED);
    }

    @Test
    void whatWasErasedSaysNothingOfTables() {
        var id = out("2026-08");
        change(id, seen -> act().erased(seen.erased(1), 1, "含个人信息")).block();
        corrected(id);
        lacksTable(id);
    }

    private void corrected(Filing.Id id) {
        change(id, seen -> act().told(seen.corrected(content("更正"), List.of(CLERK), "去掉姓名", act().hand()), "x.y"))
                .block();
    }

    private void lacksTable(Filing.Id id) {
        assertThatThrownBy(() -> submit(id))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/table")));
    }

    private void submit(Filing.Id id) {
        var clerk = new Actor(Optional.of(CLERK), Optional.of(village), Set.of(Role.CADRE), Optional.empty(), Set.of());
        submit.submit(clerk, id, one(id).version(), Optional.empty()).block();
    }
}
