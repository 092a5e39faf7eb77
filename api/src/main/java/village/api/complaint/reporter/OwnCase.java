package village.api.complaint.reporter;

import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.identity.Actor;

/** What only the reporter's side may do: he himself, or the relative who brought it for him. */
final class OwnCase {
    private static final int MAX_TEXT = 500;

    private OwnCase() {}

    /** Refuses with the same words whether the case is missing or hidden; whoever may see it learns that it is not his. */
    static Complaint required(Actor actor, Complaint complaint) {
        Access.readable(actor, complaint);
        if (!complaint.broughtBy(actor)) {
            throw Refusal.of(Reason.COMPLAINT_NOT_YOURS);
        }
        return complaint;
    }

    /** A few words, possibly none. */
    static String words(String said, String pointer) {
        var words = said.strip();
        if (words.codePointCount(0, words.length()) > MAX_TEXT) {
            throw Refusal.invalid(pointer, "文字最多 500 个字。");
        }
        return words;
    }
}
