package village.api.attachment;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.event.Consumer;
import village.api.event.Event;
import village.api.event.SequencedEvent;

/** Notes for each new upload that WeChat is to be asked about it. */
public final class RequestContentChecks implements Consumer {
    private final ContentCheckRequests requests;

    public RequestContentChecks(ContentCheckRequests requests) {
        this.requests = requests;
    }

    @Override
    public String name() {
        return "attachment-check";
    }

    @Override
    public Mono<Void> consume(SequencedEvent sequenced) {
        var event = sequenced.event();
        return Mono.justOrEmpty(target(event)).flatMap(target -> requests.request(target, event.occurredAt()));
    }

    private static Optional<MediaLinks.Target> target(Event event) {
        if (!event.type().equals(AttachmentEvents.UPLOADED)
                || !AttachmentEvents.word(Attachment.State.PENDING)
                        .equals(event.facts().get("state"))) {
            return Optional.empty();
        }
        var id = new Attachment.Id(event.subject().id());
        return event.village().map(village -> new MediaLinks.Target(village, id));
    }
}
