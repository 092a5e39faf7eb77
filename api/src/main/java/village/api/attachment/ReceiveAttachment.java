package village.api.attachment;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;

/** Another platform sends a file, for a case it hands over or one that was sent to it. */
public final class ReceiveAttachment {
    private final KeepUpload keep;

    public ReceiveAttachment(AttachmentStore store, Attachments attachments, Ids ids, Clock clock) {
        this.keep = new KeepUpload(store, attachments, ids, clock);
    }

    /**
     * Takes the bytes in and keeps them once per key. WeChat knows nobody who sent them and is not asked: people look
     * before anybody outside sees them. What the platform calls its file is not kept.
     *
     * @param platform acts as the platform: a person of its own, without a role
     * @param content cold; read no further than the size limit
     */
    public Mono<Attachment> receive(Actor platform, String key, Flux<ByteBuffer> content) {
        return Mono.defer(() -> keep.keep(
                sender(platform, key),
                content,
                draft -> new KeepUpload.Treatment(Optional.empty(), Attachment.State.REVIEW)));
    }

    private static KeepUpload.Sender sender(Actor platform, String key) {
        var client = platform.requirePerson();
        if (!platform.roles().isEmpty() || platform.rosterPerson().isPresent()) {
            throw Refusal.of(Reason.ROLE_REQUIRED);
        }
        return new KeepUpload.Sender(client, platform.requireVillage(), "client:" + client, key);
    }
}
