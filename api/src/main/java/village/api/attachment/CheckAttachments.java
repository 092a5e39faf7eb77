package village.api.attachment;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.attachment.ContentCheckRequests.ContentCheck;

/** Asks WeChat about new attachments, and hands to people what gets no verdict. Run again and again by a worker. */
public final class CheckAttachments {
    private static final int BATCH = 20;

    private final ContentCheckRequests requests;
    private final Optional<ContentChecks> checks;
    private final MediaLinks links;
    private final TakeContentVerdict verdicts;
    private final Duration patience;
    private final Clock clock;

    /**
     * @param checks empty in an instance that does not serve WeChat: it leaves the asking to others
     * @param patience how long a verdict may take
     */
    public CheckAttachments(
            ContentCheckRequests requests,
            Optional<ContentChecks> checks,
            MediaLinks links,
            TakeContentVerdict verdicts,
            Duration patience,
            Clock clock) {
        this.requests = requests;
        this.checks = checks;
        this.links = links;
        this.verdicts = verdicts;
        this.patience = patience;
        this.clock = clock;
    }

    /** One round; completes empty. A failed attempt does not keep the others back; failures come at the end. */
    public Mono<Void> check() {
        return lapse().then(Mono.justOrEmpty(checks)).flatMap(this::ask);
    }

    private Mono<Void> lapse() {
        return Mono.defer(() -> {
                    var now = clock.instant();
                    return requests.hopeless(now, now.minus(patience), BATCH);
                })
                .flatMapMany(Flux::fromIterable)
                .concatMap(verdicts::giveUp)
                .then();
    }

    private Mono<Void> ask(ContentChecks checks) {
        return requests.take(BATCH, clock.instant())
                .flatMapMany(Flux::fromIterable)
                .concatMapDelayError(check -> submitted(checks, check))
                .then();
    }

    private Mono<Void> submitted(ContentChecks checks, ContentCheck check) {
        return request(checks, check)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(trace -> trace.map(id -> noted(check, id)).orElseGet(() -> verdicts.giveUp(check.target())));
    }

    /** Empty where WeChat does not know the uploader, cannot fetch the file, or does not check for this account. */
    private Mono<String> request(ContentChecks checks, ContentCheck check) {
        return Mono.justOrEmpty(check.uploader())
                .flatMap(uploader -> Mono.justOrEmpty(links.link(check.target()))
                        .flatMap(url -> checks.submit(uploader, url, kind(check))));
    }

    private Mono<Void> noted(ContentCheck check, String traceId) {
        return requests.submitted(check.target(), traceId, clock.instant())
                .flatMap(early -> verdicts.apply(check.target(), early));
    }

    private static ContentChecks.MediaKind kind(ContentCheck check) {
        return check.type() == Attachment.Type.VOICE ? ContentChecks.MediaKind.VOICE : ContentChecks.MediaKind.IMAGE;
    }
}
