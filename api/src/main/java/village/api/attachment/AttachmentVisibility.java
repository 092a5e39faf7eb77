package village.api.attachment;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;

/** Says who may see what an attachment was used for. Each capability that uses attachments answers for its own. */
@FunctionalInterface
public interface AttachmentVisibility {
    /** Whether the actor may see the owner of the attachment; never empty. False for owners of other kinds. */
    Mono<Boolean> visible(Actor actor, Attachment attachment);

    /** Visible where one of the answers is yes; to nobody where there is none. */
    static AttachmentVisibility anyOf(List<AttachmentVisibility> answers) {
        var all = List.copyOf(answers);
        return (actor, attachment) -> Flux.fromIterable(all)
                .concatMap(each -> each.visible(actor, attachment))
                .any(yes -> yes);
    }
}
