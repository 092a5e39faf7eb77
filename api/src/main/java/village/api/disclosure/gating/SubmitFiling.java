package village.api.disclosure.gating;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.disclosure.Filing;
import village.api.disclosure.Revision;
import village.api.disclosure.filing.FilingWork;
import village.api.disclosure.filing.ItemsOfFilings;
import village.api.identity.Actor;

/** A cadre hands a draft to the supervision committee, or takes it back. */
public final class SubmitFiling {
    private final FilingWork work;
    private final FilingGate gate;
    private final ItemsOfFilings items;

    public SubmitFiling(FilingWork work, FilingGate gate, ItemsOfFilings items) {
        this.work = work;
        this.gate = gate;
        this.items = items;
    }

    /**
     * Refuses what lacks a table its item needs, unless it corrects what came out without one, a table whose figures do not fit together or are still in doubt, and
     * what the publish gate holds back.
     *
     * @param version the version he read
     */
    public Mono<Filing> submit(Actor actor, Filing.Id id, long version, Optional<Once> once) {
        return Mono.fromSupplier(() -> FilingWork.requireWriter(actor))
                .flatMap(writer -> work.existing(writer, id))
                .flatMap(filing -> complete(actor, filing))
                .flatMap(filing -> gate.submittable(actor, filing))
                .flatMap(passed -> work.act(
                        actor,
                        id,
                        once,
                        (filing, act) -> act.told(
                                filing.requireVersion(version)
                                        .requireVersion(passed.version())
                                        .submitted(act.hand()),
                                "disclosure.submitted")));
    }

    private Mono<Filing> complete(Actor actor, Filing filing) {
        return Mono.zip(
                items.of(filing, work.now(actor).hand().today()),
                gate.standing(filing),
                (known, corrected) ->
                        corrected.filter(Revision::inWords).isPresent() ? filing : filing.completeFor(known.item()));
    }

    /** Makes a draft of it again, also after the committee approved it: it has to approve anew. */
    public Mono<Filing> takeBack(Actor actor, Filing.Id id, long version, Optional<Once> once) {
        return Mono.fromSupplier(() -> FilingWork.requireWriter(actor))
                .flatMap(writer -> work.act(
                        writer,
                        id,
                        once,
                        (filing, act) -> act.told(
                                filing.requireVersion(version).takenBack(act.hand()), "disclosure.taken-back")));
    }
}
