package village.api.complaint.registration;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.Telephone;

/** Somebody rings up and asks how his case stands: staff find it by the number he rings from. */
public final class SearchComplaints {
    private static final int MOST = 20;

    private final Complaints complaints;
    private final Callers callers;

    public SearchComplaints(Complaints complaints, Callers callers) {
        this.complaints = complaints;
        this.callers = callers;
    }

    /**
     * The newest cases brought with that number, at most 20, as far as the actor works on them and may know who brought
     * them: a number must not give away who asked not to be named.
     *
     * @param number as somebody wrote it down
     */
    public Mono<List<Complaint>> byPhone(Actor actor, String number) {
        return Mono.fromSupplier(() -> actor.require(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR)
                        .requireVillage())
                .flatMap(village -> callers.byPhone(village, Telephone.read(number), MOST)
                        .flatMapMany(Flux::fromIterable)
                        .concatMap(id -> complaints.byId(village, id))
                        .filter(complaint -> Access.maySeeName(actor, complaint))
                        .collectList());
    }
}
