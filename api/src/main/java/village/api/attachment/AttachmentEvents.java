package village.api.attachment;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import village.api.Ids;
import village.api.event.Event;

/** What the log is told about attachments. */
final class AttachmentEvents {
    static final String UPLOADED = "attachment.uploaded";
    /** WeChat said something. */
    static final String CHECKED = "attachment.checked";
    /** WeChat said nothing. */
    static final String LAPSED = "attachment.lapsed";
    /** A person decided. */
    static final String REVIEWED = "attachment.reviewed";
    /** The law wants it gone. */
    static final String ERASED = "attachment.erased";

    private final Ids ids;

    AttachmentEvents(Ids ids) {
        this.ids = ids;
    }

    Event of(String type, Attachment attachment, Instant at) {
        return new Event(
                ids.next(),
                Optional.of(attachment.village()),
                new Event.Subject("attachment", attachment.id().value(), attachment.version()),
                type,
                Map.of("type", word(attachment.type()), "state", word(attachment.state())),
                at);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
