package village.wechat.account.callback;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.attachment.MediaVerdicts.Verdict;
import village.api.attachment.TakeContentVerdict;
import village.wechat.account.envelope.CallbackMessage;

/** Takes what WeChat's content check found. */
@Component
class MediaVerdictListener implements CallbackListener {
    private final TakeContentVerdict takeContentVerdict;

    MediaVerdictListener(TakeContentVerdict takeContentVerdict) {
        this.takeContentVerdict = takeContentVerdict;
    }

    @Override
    public Set<String> events() {
        return Set.of("wxa_media_check");
    }

    @Override
    public Mono<Void> told(String appId, CallbackMessage event) {
        return Mono.justOrEmpty(suggested(event))
                .flatMap(verdict -> takeContentVerdict.arrived(event.field("trace_id"), verdict))
                .then();
    }

    /** A check that failed at WeChat ends without a suggestion: people decide. */
    private static Optional<Verdict> suggested(CallbackMessage event) {
        if (event.field("trace_id").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (event.field("result/suggest")) {
                    case "pass" -> Verdict.PASS;
                    case "risky" -> Verdict.RISKY;
                    default -> Verdict.REVIEW;
                });
    }
}
