package village.api.identity.role;

import village.api.Reason;
import village.api.Refusal;
import village.api.place.Village;

/** Where a role is held. */
public sealed interface Jurisdiction {
    record InVillage(Village.Id village) implements Jurisdiction {}

    /**
     * A township or county and every village below it.
     *
     * @param code 9 digits or 6
     */
    record InArea(String code) implements Jurisdiction {
        public InArea {
            if (!code.matches("[0-9]{6}([0-9]{3})?")) {
                throw Refusal.of(Reason.AREA_NOT_FOUND);
            }
        }

        boolean county() {
            return code.length() == 6;
        }
    }

    /** The whole installation. */
    record Installation() implements Jurisdiction {}
}
