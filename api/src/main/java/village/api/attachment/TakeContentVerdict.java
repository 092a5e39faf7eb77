package village.api.attachment;

import java.time.Clock;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;

/** WeChat's verdict on an attachment arrives, or is given up. Nobody acts: there is no actor. */
public final class TakeContentVerdict implements MediaVerdicts {
    private static final int MAX_TRACE_LENGTH = 128;
    private static final int ATTEMPTS = 3;

    private final Attachments attachments;
    private final ContentCheckRequests requests;
    private final Clock clock;
    private final AttachmentEvents events;

    public TakeContentVerdict(Attachments attachments, ContentCheckRequests requests, Ids ids, Clock clock) {
        this.attachments = attachments;
        this.requests = requests;
        this.clock = clock;
        this.events = new AttachmentEvents(ids);
    }

    /**
     * Takes a verdict in, once however often it comes, and before or after the trace is known; completes empty. A
     * person's decision stands.
     */
    @Override
    public Mono<Void> arrived(String traceId, Verdict verdict) {
        if (traceId.isEmpty() || traceId.length() > MAX_TRACE_LENGTH) {
            return Mono.error(() -> Refusal.of(Reason.REQUEST_MALFORMED));
        }
        var state = state(verdict);
        return Mono.defer(() -> requests.verdict(traceId, state, clock.instant()))
                .flatMap(target -> apply(target, state));
    }

    /** Applies a verdict to what it is about. */
    Mono<Void> apply(MediaLinks.Target target, Attachment.State verdict) {
        return changed(target, AttachmentEvents.CHECKED, attachment -> attachment.checked(verdict, clock.instant()));
    }

    /** Gives a verdict up: people decide. */
    Mono<Void> giveUp(MediaLinks.Target target) {
        return changed(target, AttachmentEvents.LAPSED, attachment -> attachment.lapsed(clock.instant()));
    }

    private Mono<Void> changed(MediaLinks.Target target, String type, UnaryOperator<Attachment> change) {
        return Mono.defer(() -> attachments.byId(target.village(), target.attachment()))
                .flatMap(before -> kept(before, change.apply(before), type))
                .retryWhen(Retry.max(ATTEMPTS).filter(TakeContentVerdict::conflict))
                .then();
    }

    private Mono<Attachment> kept(Attachment before, Attachment after, String type) {
        return before.version() == after.version()
                ? Mono.just(before)
                : attachments.change(after, events.of(type, after, clock.instant()));
    }

    private static boolean conflict(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.reason() == Reason.EDIT_CONFLICT;
    }

    private static Attachment.State state(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Attachment.State.PASS;
            case REVIEW -> Attachment.State.REVIEW;
            case RISKY -> Attachment.State.RISKY;
        };
    }
}
