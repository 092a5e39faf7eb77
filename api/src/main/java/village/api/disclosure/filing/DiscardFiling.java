package village.api.disclosure.filing;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.disclosure.Filing;
import village.api.identity.Actor;

/** A cadre throws a draft away before it was published; what is public already stays. */
public final class DiscardFiling {
    private final FilingWork work;

    public DiscardFiling(FilingWork work) {
        this.work = work;
    }

    /** @param version the version he read */
    public Mono<Void> discard(Actor actor, Filing.Id id, long version) {
        return Mono.fromSupplier(() -> FilingWork.requireWriter(actor))
                .flatMap(writer -> work.act(
                        writer,
                        id,
                        Optional.empty(),
                        (filing, act) -> act.told(filing.requireVersion(version).discarded(), "disclosure.discarded")))
                .then();
    }
}
