package village.api.notice.delivery;

import java.util.Optional;
import village.api.complaint.Complaint;

/**
 * What a notice is about, and what staff may know of it.
 *
 * @param complaint empty when it is about something else
 */
public record About(Optional<Complaint.Id> complaint, Addressee addressee, Discretion discretion) {
    /** About somebody's own matter that is no case. */
    public static About himself() {
        return new About(Optional.empty(), Addressee.HIMSELF, Discretion.NAMED);
    }

    /** As what somebody is told. The words are stored and published in lower-kebab. */
    public enum Addressee {
        REPORTER,
        FOLLOWER,
        HANDLER,
        OVERSEER,
        HIMSELF
    }

    /** What staff may know of who was told. The words are stored in lower-kebab. */
    public enum Discretion {
        /** The village's staff may see his masked name. */
        NAMED,
        /** The village's staff may see that somebody was told. */
        UNNAMED,
        /** Only staff above the village may see it: it is about the village's staff. */
        ABOVE
    }
}
