package village.api.gate;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.attachment.Format;
import village.api.attachment.Samples;
import village.api.gate.number.SensitiveNumbers;
import village.api.identity.Actor;
import village.api.place.Village;

/** Attachments that are nothing but text; a copy of one is another. */
public final class InMemoryAttachmentTexts implements AttachmentTexts, MaskedCopies {
    private final Map<Attachment.Id, Reading> readings = new HashMap<>();

    /** An attachment with that text. */
    public synchronized Attachment.Id put(Reading reading) {
        var id = new Attachment.Id(UUID.randomUUID());
        readings.put(id, reading);
        return id;
    }

    @Override
    public synchronized Mono<Reading> of(Village.Id village, Attachment.Id attachment) {
        return Mono.justOrEmpty(readings.get(attachment));
    }

    @Override
    public synchronized Mono<Attachment> of(Actor actor, Attachment.Id original, SensitiveNumbers numbers) {
        return readings.get(original) instanceof Legible legible && legible.maskable()
                ? Mono.just(copy(actor, legible, numbers))
                : Mono.empty();
    }

    private Attachment copy(Actor actor, Legible legible, SensitiveNumbers numbers) {
        var copy =
                Samples.attachment(actor.requireVillage(), actor.requirePerson(), Format.XLSX, Attachment.State.REVIEW);
        var parts = legible.parts().stream()
                .map(part -> new Part(part.where(), numbers.masked(part.text())))
                .toList();
        readings.put(copy.id(), new Legible(parts, true));
        return copy;
    }
}
