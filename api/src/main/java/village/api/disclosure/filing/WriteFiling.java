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

    /**
     * @param version the version he read; refuses if somebody was faster ({@code disclosure.stale})
     * @param imported whether the table was read from a spreadsheet just now, and replaces the one before
     */
    public Mono<Filing> write(Actor actor, Filing.Id id, long version, Content content, boolean imported) {
        return Mono.fromSupplier(() -> safe.of(content)).flatMap(clean -> {
            FilingWork.requireWriter(actor);
            return work.act(actor, id, clean.attachments(), (filing, act) -> {
                var seen = filing.requireVersion(version);
                var next = imported ? seen.replaced(clean, act.hand()) : seen.written(clean, act.hand());
                return act.told(next, "disclosure.written");
            });
        });
    }
}
