package village.api.complaint.desk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.catalogue.Categories;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;

/** Lists the cases of a village that a member of staff may see. */
public final class ListCases {
    private static final CaseFilter ANSWERED =
            new CaseFilter(CaseGroup.TO_VERIFY, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final CaseLists lists;
    private final Categories categories;
    private final Clock clock;

    public ListCases(CaseLists lists, Categories categories, Clock clock) {
        this.lists = lists;
        this.categories = categories;
        this.clock = clock;
    }

    public Mono<Page<Complaint, Complaint.Id>> list(Actor actor, CaseFilter filter, Complaints.Slice slice) {
        return Mono.fromSupplier(() -> Access.view(actor, filter.group() == CaseGroup.OPEN))
                .flatMap(view -> query(actor.requireVillage(), view, filter))
                .flatMap(query -> lists.list(List.of(actor.requireVillage()), query, slice));
    }

    /** Those with an answer that he may check, earliest due first: somebody else gave it, and they are not his own. */
    public Mono<Page<Complaint, Complaint.Id>> toVerify(Actor actor, Complaints.Slice slice) {
        return Mono.fromSupplier(() -> actor.require(Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR))
                .map(allowed -> Access.view(allowed, false))
                .flatMap(view -> query(actor.requireVillage(), view, ANSWERED))
                .map(query -> query.checkedBy(new CaseQuery.Checker(actor.requirePerson(), actor.rosterPerson())))
                .flatMap(query -> lists.list(List.of(actor.requireVillage()), query, slice));
    }

    private Mono<CaseQuery> query(Village.Id village, Complaints.StaffView view, CaseFilter filter) {
        return categories(village, filter)
                .map(codes -> new CaseQuery(
                        view,
                        Set.of(),
                        filter.group(),
                        codes,
                        filter.grid(),
                        filter.colour(),
                        filter.search(),
                        clock.instant()));
    }

    /** A code nobody knows finds nothing. */
    private Mono<Set<String>> categories(Village.Id village, CaseFilter filter) {
        return Mono.justOrEmpty(filter.category())
                .flatMap(code -> categories.history(village).map(history -> history.below(code)))
                .defaultIfEmpty(Set.of());
    }
}
