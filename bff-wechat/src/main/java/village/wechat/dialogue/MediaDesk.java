package village.wechat.dialogue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.Unavailable;
import village.api.attachment.UploadAttachment;
import village.api.identity.Actor;
import village.api.identity.OpenId;
import village.wechat.dialogue.talk.Drafts;
import village.wechat.dialogue.talk.Replies;
import village.wechat.dialogue.talk.SentMedia;

/** Fetches recordings and photos from WeChat and keeps them as the follower's attachments. */
final class MediaDesk {
    private final SentFiles files;
    private final UploadAttachment uploadAttachment;
    private final Replies replies;

    MediaDesk(SentFiles files, UploadAttachment uploadAttachment, Replies replies) {
        this.files = files;
        this.uploadAttachment = uploadAttachment;
        this.replies = replies;
    }

    /**
     * What became of a recording or photo.
     *
     * @param kept where it lies; empty while or because it cannot be had
     * @param later whether it may be had later
     * @param said what the follower is told; nothing where all is well
     */
    record Brought(SentMedia sent, Optional<SentMedia.Stored> kept, boolean later, String said) {
        /** What the drafts know from now on. */
        Drafts noted(Drafts drafts) {
            if (kept.isPresent()) {
                return drafts.stored(sent.id(), kept.get());
            }
            return later ? drafts : drafts.without(sent.id());
        }
    }

    /** Brings one in; doing it again gives the same attachment. */
    Mono<Brought> bring(OpenId follower, Actor actor, SentMedia sent, Duration patience) {
        return files.fetch(follower, sent.mediaId())
                .flatMap(answer -> answer instanceof SentFiles.File file
                        ? uploaded(actor, sent, file)
                        : Mono.just(missing(sent, answer)))
                .timeout(patience)
                .onErrorResume(MediaDesk::passing, failure -> Mono.just(notNow(sent)));
    }

    private static boolean passing(Throwable failure) {
        return failure instanceof TimeoutException || failure instanceof Unavailable;
    }

    private Mono<Brought> uploaded(Actor actor, SentMedia sent, SentFiles.File file) {
        var village = actor.requireVillage();
        return uploadAttachment
                .upload(actor, Optional.of(sent.id().toString()), Flux.just(file.content()))
                .map(attachment ->
                        new Brought(sent, Optional.of(new SentMedia.Stored(village, attachment.id())), false, ""))
                .onErrorResume(
                        Refusal.class,
                        refusal -> Mono.just(lost(sent, replies.mediaRefused(sent.kind(), refusal.detail()))));
    }

    private Brought missing(SentMedia sent, SentFiles.Answer answer) {
        if (answer == SentFiles.Missing.GONE) {
            return lost(sent, replies.mediaGone(sent.kind()));
        }
        if (answer == SentFiles.Missing.TOO_LARGE) {
            return lost(sent, replies.mediaRefused(sent.kind(), "太大了。"));
        }
        return answer == SentFiles.Missing.DENIED ? lost(sent, replies.mediaDenied()) : notNow(sent);
    }

    private Brought notNow(SentMedia sent) {
        return new Brought(sent, Optional.empty(), true, replies.mediaNotYet(sent.kind()));
    }

    private static Brought lost(SentMedia sent, String told) {
        return new Brought(sent, Optional.empty(), false, told);
    }
}
