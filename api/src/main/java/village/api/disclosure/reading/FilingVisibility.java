package village.api.disclosure.reading;

import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentVisibility;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.cover.Covering;
import village.api.disclosure.cover.Covers;
import village.api.identity.Actor;

/** Everybody may see what a published revision encloses and does not cover; what is being prepared, staff of the village. */
public final class FilingVisibility implements AttachmentVisibility {
    private final Filings filings;
    private final Covers covers;

    public FilingVisibility(Filings filings, Covers covers) {
        this.filings = filings;
        this.covers = covers;
    }

    @Override
    public Mono<Boolean> visible(Actor actor, Attachment attachment) {
        return Mono.justOrEmpty(attachment.owner())
                .filter(owner -> owner.kind().equals(Filing.OWNER))
                .flatMap(owner ->
                        inside(actor, attachment) ? Mono.just(true) : enclosed(attachment, new Filing.Id(owner.id())))
                .defaultIfEmpty(false);
    }

    private static boolean inside(Actor actor, Attachment attachment) {
        return Staff.is(actor)
                && actor.village().filter(attachment.village()::equals).isPresent();
    }

    private Mono<Boolean> enclosed(Attachment attachment, Filing.Id id) {
        return Mono.zip(
                filings.revisions(attachment.village(), id),
                covers.standing(attachment.village()).map(Covering::new),
                (revisions, covering) ->
                        revisions.stream().anyMatch(revision -> covering.shows(revision, attachment.id())));
    }
}
