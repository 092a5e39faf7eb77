package village.api.attachment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;

/** Which attachments WeChat is to be asked about, and what it was asked and answered. */
public interface ContentCheckRequests {
    /** How often WeChat is asked about one attachment at most. */
    int MAX_ATTEMPTS = 3;

    /** Notes that WeChat is to be asked; completes empty. Noting it again changes nothing. */
    Mono<Void> request(MediaLinks.Target target, Instant at);

    /**
     * Takes requests whose time has come, oldest first, each for one caller only. The attempt is durable before this
     * completes: whoever crashes afterwards has used it up, and a request is taken {@link #MAX_ATTEMPTS} times at most.
     */
    Mono<List<ContentCheck>> take(int limit, Instant now);

    /**
     * Notes under which trace WeChat checks.
     *
     * @return the verdict, if it was faster than this note
     */
    Mono<Attachment.State> submitted(MediaLinks.Target target, String traceId, Instant at);

    /**
     * Notes WeChat's verdict; the first one counts.
     *
     * @return what it is about; empty as long as nobody noted the trace
     */
    Mono<MediaLinks.Target> verdict(String traceId, Attachment.State verdict, Instant at);

    /**
     * Attachments still pending that will not get a verdict: uploaded before {@code uploadedBefore}, or asked about in
     * vain as often as allowed.
     */
    Mono<List<MediaLinks.Target>> hopeless(Instant now, Instant uploadedBefore, int limit);

    /**
     * One attempt to ask.
     *
     * @param uploader as WeChat knows him; empty where it does not
     * @param attempt from 1
     */
    record ContentCheck(MediaLinks.Target target, Attachment.Type type, Optional<OpenId> uploader, int attempt) {}
}
