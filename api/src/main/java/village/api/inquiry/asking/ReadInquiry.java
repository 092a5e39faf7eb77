package village.api.inquiry.asking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.attachment.Attachment;
import village.api.identity.Actor;
import village.api.inquiry.Inquiries;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquiryWork;
import village.api.inquiry.Openness;
import village.api.inquiry.Seats;

/** The asker reads his thread; everybody reads what was published. */
public final class ReadInquiry {
    private final Inquiries inquiries;
    private final InquiryWork work;

    public ReadInquiry(Inquiries inquiries, InquiryWork work) {
        this.inquiries = inquiries;
        this.work = work;
    }

    /**
     * An inquiry as somebody may see it.
     *
     * @param own whether he stands on the asker's side; else only what was published is his to read
     * @param files of the thread; none for whoever reads what was published
     */
    public record View(Inquiry inquiry, Seats seats, boolean own, List<Attachment> files, Instant now) {}

    /** Refuses what is neither his nor public with the same words as what does not exist. */
    public Mono<View> read(Actor actor, Inquiry.Id id) {
        return work.existing(actor, id)
                .filter(inquiry -> inquiry.asker().is(actor) || published(inquiry))
                .switchIfEmpty(InquiryWork.missing())
                .flatMap(inquiry -> view(actor, inquiry));
    }

    private static boolean published(Inquiry inquiry) {
        return inquiry.openness().state() == Openness.State.PUBLISHED;
    }

    private Mono<View> view(Actor actor, Inquiry inquiry) {
        var own = inquiry.asker().is(actor);
        var files = own ? work.files(inquiry) : Mono.just(List.<Attachment>of());
        return Mono.zip(work.seats(actor), files, (seats, found) -> new View(inquiry, seats, own, found, work.now()));
    }

    /** @param now the moment it was read, which tells colours */
    public record Own(Page<Inquiry, UUID> page, Instant now) {}

    /** What one asked in every village, the latest first. */
    public Mono<Own> own(Actor actor, Inquiries.Slice slice) {
        return Mono.defer(() -> inquiries.askedBy(actor.requirePerson(), slice)).map(page -> new Own(page, work.now()));
    }

    /** What everybody may read in a village, the latest first. */
    public Mono<Page<Inquiry, UUID>> published(Actor actor, Inquiries.Slice slice) {
        return Mono.defer(() -> inquiries.published(actor.requireVillage(), slice));
    }
}
