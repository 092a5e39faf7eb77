package village.api.inquiry.answering;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Refusal;
import village.api.inquiry.Inquiries;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquiryChange;

/** Questions whose time has run out are told to the township, each once; the desk keeps them. */
public final class EscalateInquiries {
    private final Inquiries inquiries;
    private final Ids ids;
    private final Clock clock;
    private final int batch;

    /** @param batch how many go up at once */
    public EscalateInquiries(Inquiries inquiries, Ids ids, Clock clock, int batch) {
        this.inquiries = inquiries;
        this.ids = ids;
        this.clock = clock;
        this.batch = batch;
    }

    /** Escalates a batch and tells how many went up; zero when there is nothing left to do. */
    public Mono<Long> escalate() {
        return Mono.defer(() -> {
            var now = clock.instant();
            return inquiries
                    .late(now, batch)
                    .flatMapIterable(Function.identity())
                    .concatMapDelayError(inquiry -> escalated(inquiry, now))
                    .count();
        });
    }

    /** Completes empty where it was answered meanwhile, or another instance was faster. */
    private Mono<Inquiry> escalated(Inquiry late, Instant now) {
        return inquiries
                .change(
                        late.village(),
                        late.id(),
                        Optional.empty(),
                        found -> InquiryChange.of(found.escalated(now), ids.next(), "escalated", Optional.empty(), now))
                .onErrorResume(Refusal.class, outdated -> Mono.empty());
    }
}
