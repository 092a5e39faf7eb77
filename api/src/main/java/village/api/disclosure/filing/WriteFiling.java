package village.api.disclosure.filing;

import reactor.core.publisher.Mono;
import village.api.disclosure.Content;
import village.api.disclosure.Filing;
import village.api.identity.Actor;

/** A cadre writes on a draft. Whoever does may not check it later. */
public final class WriteFiling {
    private final FilingWork work;
    private final SafeContent safe;

    public WriteFiling(FilingWork work, SafeContent safe) {
        this.work = work;
        this.safe = safe;
    }

    /** @param version the version he read; refuses if somebody was faster ({@code disclosure.stale}) */
    public Mono<Filing> write(Actor actor, Filing.Id id, long version, Content content) {
        return Mono.fromSupplier(() -> safe.of(content)).flatMap(clean -> {
            FilingWork.requireWriter(actor);
            return work.act(
                    actor,
                    id,
                    clean.attachments(),
                    (filing, act) ->
                            act.told(filing.requireVersion(version).written(clean, act.hand()), "disclosure.written"));
        });
    }
}
