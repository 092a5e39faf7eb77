package village.wechat.dialogue.talk;

import java.util.Optional;
import java.util.UUID;
import village.api.place.Village;

/**
 * What is to be done about a message once the dialogue has been written down. Doing it again does nothing twice.
 *
 * @param lead what the reply begins with, possibly nothing
 * @param detail what is asked for, for example a ticket; possibly nothing
 * @param subject what it is about: a draft, a recording, a photo
 * @param village which village it is about
 */
public record Act(Kind kind, String lead, String detail, Optional<UUID> subject, Optional<Village.Id> village) {
    /** Says nothing. */
    public static final Act SILENCE = say("");

    /** What to do. */
    public enum Kind {
        /** Replies with the lead and nothing else. */
        SAY,
        /** Fetches the recording or photo {@code subject} from WeChat, for the village. */
        FETCH,
        /** Files the draft {@code subject}. */
        FILE,
        /** As {@link #FILE}, without what WeChat does not hand over. */
        FILE_WITHOUT,
        /**
         * Asks the draft {@code subject}: of the desk {@code detail}, or, where none was chosen, offers what was answered
         * before or whom to ask.
         */
        ASK,
        /** Adds the message {@code subject} to the case {@code detail}, to which he has just added something. */
        SUPPLEMENT,
        /** Adds the draft {@code subject} to the case {@code detail}, which waits for it. */
        SUPPLEMENT_DRAFT,
        /** Joins the case {@code detail} instead of filing the draft {@code subject}. */
        JOIN,
        /** Lists the follower's latest cases. */
        PROGRESS,
        /** Shows what the follower asked last and what was answered. */
        ANSWERS,
        /** Shows the case with the ticket {@code detail}, in the village first. */
        CASE,
        /** Shows whom to call in the village. */
        CONTACTS,
        /** The message was not heard yet: asks what the village answers to {@code detail}, then it is heard again. */
        LOOK_UP,
        /** Forgets everything. */
        FORGET
    }

    static Act say(String text) {
        return new Act(Kind.SAY, text, "", Optional.empty(), Optional.empty());
    }

    static Act of(Kind kind) {
        return new Act(kind, "", "", Optional.empty(), Optional.empty());
    }

    static Act of(Kind kind, UUID subject) {
        return new Act(kind, "", "", Optional.of(subject), Optional.empty());
    }

    static Act about(Optional<Village.Id> village, Kind kind, String detail) {
        return new Act(kind, "", detail, Optional.empty(), village);
    }

    Act detailed(String word) {
        return new Act(kind, lead, word, subject, village);
    }

    Act led(String first) {
        return first.isEmpty()
                ? this
                : new Act(kind, lead.isEmpty() ? first : first + "\n" + lead, detail, subject, village);
    }
}
