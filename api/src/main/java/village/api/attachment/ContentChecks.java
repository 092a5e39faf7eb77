package village.api.attachment;

import reactor.core.publisher.Mono;
import village.api.identity.OpenId;

/** Asks the platform to look at a picture or a voice. The verdict comes later and names the trace id. */
public interface ContentChecks {
    /**
     * Hands a medium in. Completes empty when the uploader's account cannot check, so that people must; fails as
     * unavailable when the platform took nothing in. Asking twice makes two traces and harms nothing.
     *
     * @param uploader whoever brought the medium; he must have visited the mini-program lately
     * @param mediaUrl where the platform fetches the medium; reachable from the internet
     * @return the trace id under which the verdict will arrive
     */
    Mono<String> submit(OpenId uploader, String mediaUrl, MediaKind kind);

    /** What can be checked. */
    enum MediaKind {
        IMAGE,
        VOICE
    }
}
