package village.api.identity.role;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.Role;
import village.api.place.Grid;
import village.api.place.Village;

/**
 * A role somebody holds, or is offered until he shows himself by his phone.
 *
 * @param grids the grids a grid worker looks after
 * @param holder empty while it is only offered
 * @param name as the holder is called where he is bound, in this village before others, or as whoever gave him a role
 *     wrote; to be shown masked; empty where nobody knows one
 * @param phone the phone it waits for; of a holder without a name, the one he took a role up with; to be shown masked
 * @param until when it ends by itself
 */
public record Grant(
        Id id,
        Role role,
        Jurisdiction where,
        Set<Grid.Id> grids,
        Optional<Person.Id> holder,
        Optional<PersonName> name,
        Optional<PhoneNumber> phone,
        Instant from,
        Optional<Instant> until) {
    public Grant {
        grids = Set.copyOf(grids);
    }

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

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
}
