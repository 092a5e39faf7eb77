package village.api.disclosure.reading;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentVisibility;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.identity.Actor;

/** Everybody may see what a published revision encloses; what is being prepared, staff of the village. */
public final class FilingVisibility implements AttachmentVisibility {
    private final Filings filings;

    public FilingVisibility(Filings filings) {
        this.filings = filings;
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
        return filings.revisions(attachment.village(), id)
                .flatMapMany(Flux::fromIterable)
                .flatMapIterable(revision -> revision.enclosures())
                .any(enclosure -> enclosure.id().equals(attachment.id()));
    }
}
