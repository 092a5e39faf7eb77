package village.api.inquiry.answering;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.identity.Actor;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquiryWork;
import village.api.inquiry.Seats;

/** What every act of a desk on one inquiry has in common: who may, and the version read. */
final class AtDesk {
    private AtDesk() {}

    /** One act of staff: its event's last word, who may do it, and the version he read. */
    record Deed(Actor actor, Inquiry.Id id, long version, Optional<Once> once, String type) {
        /** Refuses who may not under the row lock: it may have been passed on since he read it. */
        Mono<Inquiry> by(InquiryWork work, Seats seats, BiConsumer<Seats, Inquiry> allowed, InquiryWork.Rule rule) {
            return by(work, seats, allowed, List.of(), rule);
        }

        /** The same, with attachments of his that become the inquiry's. */
        Mono<Inquiry> by(
                InquiryWork work,
                Seats seats,
                BiConsumer<Seats, Inquiry> allowed,
                List<Attachment.Id> brought,
                InquiryWork.Rule rule) {
            return work.act(actor, id, once, type, actor.person(), brought, (inquiry, now) -> {
                allowed.accept(seats, inquiry);
                return rule.apply(inquiry.requireVersion(version), now);
            });
        }

        /** Whoever sits at the desk; nobody answers himself. */
        void answerer(Seats seats, Inquiry inquiry) {
            reader(seats, inquiry);
            if (!seats.mayAnswer(actor, inquiry.desk())) {
                throw Refusal.of(Reason.ROLE_REQUIRED);
            }
        }

        /** Whoever may read it, the township included; nobody handles what he asked himself. */
        void reader(Seats seats, Inquiry inquiry) {
            if (!seats.mayRead(actor, inquiry.desk())) {
                throw Refusal.of(Reason.INQUIRY_NOT_FOUND);
            }
            if (inquiry.asker().is(actor)) {
                throw Refusal.of(Reason.INQUIRY_OWN);
            }
        }

        /** Whoever may read it and works for the village or above it. */
        void moderator(Seats seats, Inquiry inquiry) {
            reader(seats, inquiry);
            if (!seats.mayModerate(actor, inquiry.desk())) {
                throw Refusal.of(Reason.ROLE_REQUIRED);
            }
        }
    }

    /** The seats of the actor's village; refuses who reads at none of its desks. */
    static Mono<Seats> seats(InquiryWork work, Actor actor) {
        return work.seats(actor).doOnNext(seats -> seats.requireReader(actor));
    }
}
