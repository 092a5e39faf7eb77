package village.api.evidence.checkpoint;

import java.time.Instant;
import reactor.core.publisher.Mono;

/** Whether the log was found not to be what was signed. Every instance sees it; it is over once whoever found it finds it no more. */
public interface Alarms {
    /** Empty while all is well. */
    Mono<Alarm> standing();

    /** Raises it, or says that it still stands; the first to raise it says since when. */
    Mono<Void> raise(RewrittenLog.Finding finding);

    /** Ends it, if it was found here, or by somebody who has not said so again for a while; else it stays. */
    Mono<Void> settle();

    /** @param since when it was raised */
    record Alarm(RewrittenLog.Finding finding, Instant since) {}
}
