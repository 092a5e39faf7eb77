package village.api.disclosure.gating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.InMemoryAttachments;
import village.api.disclosure.Content;
import village.api.disclosure.Filing;
import village.api.disclosure.FilingsInMemory;
import village.api.disclosure.Work;
import village.api.disclosure.catalogue.KnownItems;
import village.api.disclosure.checking.CheckFiling;
import village.api.disclosure.checking.Independence;
import village.api.disclosure.filing.FilingWork;
import village.api.disclosure.filing.ItemsOfFilings;
import village.api.gate.InMemoryAttachmentTexts;
import village.api.gate.InMemoryGateReleases;
import village.api.gate.PublishGate;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;

/** What is written while a gate reads files, or a roster is asked, did not pass: whoever guesses its version, too. */
class MeanwhileTest extends FilingsInMemory {
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final FilingWork work = new FilingWork(filings, new InMemoryAttachments(), NONE, this::newId, clock);
    private Runnable meanwhile = () -> {};

    @Test
    void whatIsWrittenDuringTheScanIsNotSubmitted() {
        var id = added("2026-08");
        meanwhile = () -> write(id);
        var submit = new SubmitFiling(work, gate(), new ItemsOfFilings(new KnownItems(KnownItems.monthly("V01"))));
        stale(submit.submit(actor(CLERK, Role.CADRE), id, 2, Optional.empty()));
        assertThat(one(id).version()).isEqualTo(2);
        assertThat(one(id).work().orElseThrow().stage()).isEqualTo(Work.Stage.DRAFT);
        meanwhile = () -> {};
        submit.submit(actor(CLERK, Role.CADRE), id, 2, Optional.empty()).block();
        assertThat(one(id).work().orElseThrow().stage()).isEqualTo(Work.Stage.SUBMITTED);
    }

    /** It may have another author then, whose relative the checker is. */
    @Test
    void whatIsWrittenWhileTheRosterIsAskedIsNotChecked() {
        var id = submitted("2026-08");
        meanwhile = () -> rewrite(id);
        var independence = new Independence((where, one, others) -> Mono.fromSupplier(() -> {
            meanwhile.run();
            return false;
        }));
        var check = new CheckFiling(work, independence);
        var verdict = new CheckFiling.Verdict(true, "");
        stale(check.check(actor(COMMITTEE, Role.SUPERVISION_COMMITTEE), id, 5, verdict, Optional.empty()));
        assertThat(one(id).version()).isEqualTo(5);
        assertThat(one(id).work().orElseThrow().stage()).isEqualTo(Work.Stage.SUBMITTED);
    }

    private void rewrite(Filing.Id id) {
        change(id, seen -> act().told(seen.takenBack(act().hand()), "x.y")).block();
        write(id);
        change(id, seen -> act().told(seen.submitted(act().hand()), "x.y")).block();
    }

    private void write(Filing.Id id) {
        var unread = new Content("改", "<p>没有人看过</p>", List.of(), Optional.empty());
        change(id, seen -> act().told(seen.written(unread, act().hand()), "x.y"))
                .block();
    }

    private FilingGate gate() {
        var texts = new InMemoryAttachmentTexts();
        var gate = new PublishGate(
                texts,
                where -> Flux.defer(() -> {
                    meanwhile.run();
                    return Flux.empty();
                }),
                new InMemoryGateReleases(),
                texts,
                this::newId,
                clock);
        return new FilingGate(gate, work, filings);
    }

    private Actor actor(Person.Id person, Role role) {
        return new Actor(Optional.of(person), Optional.of(village), Set.of(role), Optional.empty(), Set.of());
    }

    private static void stale(Mono<Filing> act) {
        assertThatThrownBy(act::block)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.DISCLOSURE_STALE));
    }
}
