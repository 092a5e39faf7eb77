package village.api.inquiry.asking;

import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
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
     */
    public record View(Inquiry inquiry, Seats seats, boolean own, Instant now) {}

    /** Refuses what is neither his nor public with the same words as what does not exist. */
    public Mono<View> read(Actor actor, Inquiry.Id id) {
        return work.existing(actor, id)
                .zipWith(work.seats(actor))
                .map(found -> new View(
                        found.getT1(), found.getT2(), found.getT1().asker().is(actor), work.now()))
                .filter(view -> view.own() || view.inquiry().openness().state() == Openness.State.PUBLISHED)
                .switchIfEmpty(InquiryWork.missing());
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
