package village.api.attachment;

import reactor.core.publisher.Mono;

/** Takes the platform's verdicts in. */
public interface MediaVerdicts {
    /**
     * Notes what the platform found. A trace nobody waits for changes nothing. Idempotent: verdicts come more than
     * once.
     */
    Mono<Void> arrived(String traceId, Verdict verdict);

    /** What the platform found. */
    enum Verdict {
        PASS,
        REVIEW,
        RISKY
    }
}
