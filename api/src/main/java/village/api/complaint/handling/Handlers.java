package village.api.complaint.handling;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Grid;
import village.api.place.Village;

/** Who can be given cases of a village. */
public interface Handlers {
    /** Grid workers and cadres of the village, then dispatchers above it; in the order of their roles, then names. */
    Mono<List<Handler>> of(Village.Id village);

    /**
     * One member of staff.
     *
     * @param grids the grids he looks after, for grid workers
     * @param label what colleagues see, for example {@code 网格员 *志强}
     */
    record Handler(Person.Id person, Role role, Set<Grid.Id> grids, String label) {
        public Handler {
            grids = Set.copyOf(grids);
        }
    }

    /** Who of the staff has the case in hand; empty when nobody does, or none of them any more. */
    static Optional<Handler> having(List<Handler> staff, Complaint complaint) {
        return staff.stream()
                .filter(member ->
                        complaint.handler().filter(member.person()::equals).isPresent())
                .findFirst();
    }

    /**
     * Whether one of the staff can be given the case. Nobody handles his own, nor what he filed for a relative; one about
     * staff stays above the village, with those who do not work in it as well.
     */
    static boolean fits(List<Handler> staff, Person.Id wanted, Complaint complaint) {
        var roles = staff.stream()
                .filter(handler -> handler.person().equals(wanted))
                .map(Handler::role)
                .toList();
        var apart = !complaint.intake().aboutStaff() || roles.stream().allMatch(Role::above);
        return !roles.isEmpty() && apart && !complaint.reporting().by(wanted);
    }
}
