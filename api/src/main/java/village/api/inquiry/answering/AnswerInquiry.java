package village.api.inquiry.answering;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.attachment.Attachment;
import village.api.complaint.catalogue.Calendar;
import village.api.identity.Actor;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquiryWork;
import village.api.inquiry.Message;

/** Whoever sits at the desk answers, says where else to go, or passes the question on. */
public final class AnswerInquiry {
    private final InquiryWork work;
    private final Calendar calendar;

    public AnswerInquiry(InquiryWork work, Calendar calendar) {
        this.work = work;
        this.calendar = calendar;
    }

    /**
     * Answers, in words and with what makes them plain: a form, a photo of the place.
     *
     * @param version the version he read; refuses if somebody was faster ({@code inquiry.stale})
     * @param attachments his own, not used for anything yet
     */
    public Mono<Inquiry> answer(
            Actor actor,
            Inquiry.Id id,
            long version,
            String text,
            List<Attachment.Id> attachments,
            Optional<Once> once) {
        var deed = new AtDesk.Deed(actor, id, version, once, "answered");
        return AtDesk.seats(work, actor)
                .flatMap(seats -> deed.by(
                        work,
                        seats,
                        deed::answerer,
                        attachments,
                        (inquiry, now) -> inquiry.answered(
                                new Message(Message.Side.DESK, text, attachments, actor.requirePerson(), now))));
    }

    /** @param reason where to go instead, shown to the asker */
    public Mono<Inquiry> decline(Actor actor, Inquiry.Id id, long version, String reason, Optional<Once> once) {
        var deed = new AtDesk.Deed(actor, id, version, once, "declined");
        return AtDesk.seats(work, actor)
                .flatMap(seats -> deed.by(
                        work,
                        seats,
                        deed::answerer,
                        (inquiry, now) -> inquiry.declined(new Inquiry.Declining(reason, actor.requirePerson(), now))));
    }

    /** @param desk the code of the desk that answers from now on */
    public Mono<Inquiry> passOn(Actor actor, Inquiry.Id id, long version, String desk, Optional<Once> once) {
        var deed = new AtDesk.Deed(actor, id, version, once, "passed-on");
        return Mono.zip(AtDesk.seats(work, actor), calendar.workingDays())
                .flatMap(found -> deed.by(
                        work,
                        found.getT1(),
                        deed::reader,
                        (inquiry, now) -> inquiry.passedOn(
                                desk, found.getT1().requireOpen(desk).dueAt(now, found.getT2()), now)));
    }
}
