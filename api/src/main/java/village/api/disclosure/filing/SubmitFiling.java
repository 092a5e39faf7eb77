package village.api.disclosure.filing;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.disclosure.Filing;
import village.api.identity.Actor;

/** A cadre hands a draft to the supervision committee, or takes it back. */
public final class SubmitFiling {
    private final FilingWork work;

    public SubmitFiling(FilingWork work) {
        this.work = work;
    }

    /** @param version the version he read */
    public Mono<Filing> submit(Actor actor, Filing.Id id, long version, Optional<Once> once) {
        return Mono.fromSupplier(() -> FilingWork.requireWriter(actor))
                .flatMap(writer -> work.act(
                        writer,
                        id,
                        once,
                        (filing, act) -> act.told(
                                filing.requireVersion(version).submitted(act.hand()), "disclosure.submitted")));
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
