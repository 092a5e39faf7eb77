package village.api.inquiry.asking;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquiryWork;
import village.api.inquiry.Seats;

/** The asker takes back that everybody may read his question: at once, without a reason and without being asked why. */
public final class TakeBackOpenness {
    private final InquiryWork work;

    public TakeBackOpenness(InquiryWork work) {
        this.work = work;
    }

    /** Once however often it is asked for with the same key. */
    public Mono<Inquiry> takeBack(Actor actor, Inquiry.Id id, Optional<Once> once) {
        return Mono.fromSupplier(actor::requirePerson)
                .then(Mono.defer(() -> work.seats(actor)))
                .flatMap(seats -> work.act(actor, id, once, "hidden", Optional.empty(), (inquiry, now) -> {
                    requireAsker(actor, seats, inquiry);
                    return inquiry.takenBack();
                }));
    }

    private static void requireAsker(Actor actor, Seats seats, Inquiry inquiry) {
        if (!inquiry.asker().is(actor)) {
            throw seats.mayRead(actor, inquiry.desk())
                    ? Refusal.of(Reason.INQUIRY_NOT_YOURS, "只有提问的人自己能这样收回；要停止公开，请到办理页面写明理由。")
                    : Refusal.of(Reason.INQUIRY_NOT_FOUND);
        }
    }
}
