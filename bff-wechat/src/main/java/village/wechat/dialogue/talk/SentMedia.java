package village.wechat.dialogue.talk;

import java.util.Optional;
import java.util.UUID;
import village.api.attachment.Attachment;
import village.api.place.Village;
import village.wechat.account.AccountMessage;

/**
 * A recording or photo of a draft. WeChat hands it over for three days, a draft lives one.
 *
 * @param id from the message that brought it
 * @param recognised WeChat's transcript of a recording, possibly empty
 * @param stored where it lies once it was fetched
 */
public record SentMedia(UUID id, String mediaId, Kind kind, String recognised, Optional<Stored> stored) {
    /** What it is. */
    public enum Kind {
        VOICE,
        PHOTO
    }

    /** What a message brings; empty for one that is neither voice nor photo. */
    public static Optional<SentMedia> of(UUID message, AccountMessage.Content content) {
        if (content instanceof AccountMessage.Voice voice) {
            var recognised = voice.recognition().map(DraftTalk::cleaned).orElse("");
            return Optional.of(new SentMedia(message, voice.mediaId(), Kind.VOICE, recognised, Optional.empty()));
        }
        return content instanceof AccountMessage.Picture picture
                ? Optional.of(new SentMedia(message, picture.mediaId(), Kind.PHOTO, "", Optional.empty()))
                : Optional.empty();
    }

    /** An attachment, good in one village only. */
    public record Stored(Village.Id village, Attachment.Id attachment) {}

    /** As which attachment it can be used in a village. */
    public Optional<Attachment.Id> in(Village.Id village) {
        return stored.filter(kept -> kept.village().equals(village)).map(Stored::attachment);
    }

    SentMedia stored(Stored kept) {
        return new SentMedia(id, mediaId, kind, recognised, Optional.of(kept));
    }
}
