package village.api.credit.matter;

import java.util.List;
import village.api.identity.Person;

/**
 * What an event of study means to somebody.
 *
 * @param to who is told: members as they sign in, or those who keep their ledgers; perhaps nobody, or the township for
 *     want of a keeper
 * @param object what the page to open is about: the activity, or the year; empty where there is one page for all
 */
public record Matter(What what, List<Person.Id> to, String object) {
    public Matter {
        to = List.copyOf(to);
    }

    /** What happened. */
    public enum What {
        BOOKED,
        REVERSED,
        APPEAL_FILED,
        APPEAL_DECIDED,
        ATTENDANCE_CLAIMED,
        ATTENDANCE_CONFIRMED,
        ATTENDANCE_REFUSED,
        HANDED_IN,
        HAND_IN_CONFIRMED,
        HAND_IN_REFUSED,
        YEAR_CLOSED;

        /** Whether it waits for who keeps the member's ledger; the others are the members' own. */
        public boolean waits() {
            return this == APPEAL_FILED || this == ATTENDANCE_CLAIMED || this == HANDED_IN;
        }
    }
}
