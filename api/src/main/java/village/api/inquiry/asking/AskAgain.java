package village.api.inquiry.asking;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.complaint.catalogue.Calendar;
import village.api.identity.Actor;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquiryWork;
import village.api.inquiry.Message;

/** The asker adds something, or asks again after an answer. */
public final class AskAgain {
    private final InquiryWork work;
    private final Calendar calendar;

    public AskAgain(InquiryWork work, Calendar calendar) {
        this.work = work;
        this.calendar = calendar;
    }

    public Mono<Inquiry> ask(
            Actor actor, Inquiry.Id id, String text, List<Attachment.Id> attachments, Optional<Once> once) {
        return Mono.fromSupplier(actor::requirePerson)
                .then(Mono.defer(() -> Mono.zip(work.seats(actor), calendar.workingDays())))
                .flatMap(found ->
                        work.act(actor, id, once, "asked-again", Optional.empty(), attachments, (inquiry, now) -> {
                            if (!inquiry.asker().is(actor)) {
                                throw Refusal.of(
                                        found.getT1().mayRead(actor, inquiry.desk())
                                                ? Reason.INQUIRY_NOT_YOURS
                                                : Reason.INQUIRY_NOT_FOUND);
                            }
                            var said = new Message(Message.Side.ASKER, text, attachments, actor.requirePerson(), now);
                            var due = found.getT1().required(inquiry.desk()).dueAt(now, found.getT2());
                            return inquiry.askedAgain(said, due);
                        }));
    }
}
