package village.api.inquiry;

import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentVisibility;
import village.api.identity.Actor;

/** The asker's side and the desk see the photos and hear the recordings of a thread, whether it is public or not. */
public final class InquiryVisibility implements AttachmentVisibility {
    private final Inquiries inquiries;
    private final Desks desks;

    public InquiryVisibility(Inquiries inquiries, Desks desks) {
        this.inquiries = inquiries;
        this.desks = desks;
    }

    private static boolean entered(Actor actor, Inquiry inquiry) {
        return actor.staff()
                && actor.person().filter(inquiry.asker()::enteredBy).isPresent();
    }

    @Override
    public Mono<Boolean> visible(Actor actor, Attachment attachment) {
        return Mono.justOrEmpty(attachment.owner())
                .filter(owner -> owner.kind().equals(Inquiry.KIND))
                .flatMap(owner -> inquiries.byId(attachment.village(), new Inquiry.Id(owner.id())))
                .filter(inquiry -> inquiry.attachments().contains(attachment.id()))
                .flatMap(inquiry -> Seats.of(desks, inquiry.village())
                        .map(seats -> inquiry.asker().is(actor)
                                || entered(actor, inquiry)
                                || seats.mayRead(actor, inquiry.desk())))
                .defaultIfEmpty(false);
    }
}
