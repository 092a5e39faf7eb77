package village.api.complaint.reading;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Status;
import village.api.complaint.Ticket;
import village.api.complaint.handling.Handlers;
import village.api.complaint.reporter.Supports;
import village.api.gate.VillageNumbers;
import village.api.gate.number.SensitiveNumbers;
import village.api.identity.Actor;
import village.api.identity.Role;

/** Lists cases: one's own, a village's public ones, and what staff have to do. */
public final class ListComplaints {
    /** As many as are looked at for what waits for their reporter. */
    private static final int LATEST = 50;

    private final Complaints complaints;
    private final Supports supports;
    private final Handlers handlers;
    private final VillageNumbers numbers;
    private final Clock clock;

    public ListComplaints(
            Complaints complaints, Supports supports, Handlers handlers, VillageNumbers numbers, Clock clock) {
        this.complaints = complaints;
        this.supports = supports;
        this.handlers = handlers;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** What the actor reported, in every village, newest first. */
    public Mono<Page<Complaint, Complaint.Id>> mine(Actor actor, Complaints.Slice slice) {
        return complaints.reportedBy(actor.requirePerson(), slice);
    }

    /**
     * What waits for something of the actor, among what he reported last in every village, the one he was asked about last
     * first: his case, or the one his was merged into. Always his own.
     */
    public Mono<List<Complaint>> asked(Actor actor) {
        return complaints
                .reportedBy(actor.requirePerson(), new Complaints.Slice(Optional.empty(), LATEST))
                .flatMapIterable(Page::items)
                .filter(own -> own.status() == Status.NEED_INFO
                        || (own.status() == Status.MERGED && !own.ending().withdrawn()))
                .collectList()
                .flatMap(own -> complaints.goOn(own).map(goOn -> waiting(own, goOn)));
    }

    private static List<Complaint> waiting(List<Complaint> own, Map<Complaint.Id, Complaint> goOn) {
        return own.stream()
                .filter(one -> goOn.getOrDefault(one.id(), one).status() == Status.NEED_INFO)
                .sorted(Comparator.comparing((Complaint one) -> askedAt(goOn.getOrDefault(one.id(), one)))
                        .reversed())
                .toList();
    }

    /** The clock stands still from the moment he was asked. */
    private static Instant askedAt(Complaint complaint) {
        return complaint.deadline().pausedAt().orElse(complaint.deadline().since());
    }

    /** What the actor reported in his village and that waits for an answer or for his rating, newest first. */
    public Mono<Page<Complaint, Complaint.Id>> unfinished(Actor actor, Complaints.Slice slice) {
        return complaints.unfinished(actor.requireVillage(), actor.requirePerson(), slice);
    }

    /** What the village shows to everybody, newest first, numbers in the words masked; open to strangers. */
    public Mono<Page<Complaint, Complaint.Id>> published(Actor actor, Complaints.Slice slice) {
        return Mono.zip(
                complaints.published(actor.requireVillage(), slice),
                numbers.of(actor.requireVillage()),
                (page, hidden) -> page.map(complaint -> masked(complaint, hidden)));
    }

    private static Complaint masked(Complaint complaint, SensitiveNumbers hidden) {
        return complaint.with(complaint.intake().worded(hidden::masked));
    }

    /**
     * The one case with this ticket, as the actor sees it when he opens it: if he may read it, or has joined it; otherwise
     * empty.
     */
    public Mono<Complaint> byTicket(Actor actor, Ticket ticket) {
        return complaints
                .byTicket(actor.requireVillage(), ticket)
                .filterWhen(complaint -> Access.mayRead(actor, complaint) ? Mono.just(true) : follows(actor, complaint))
                .flatMap(complaint -> Access.readsMasked(actor, complaint)
                        ? numbers.of(complaint.village()).map(hidden -> outside(actor, complaint, hidden))
                        : Mono.just(complaint));
    }

    /** What is about staff is nothing to whoever only joined it. */
    private Mono<Boolean> follows(Actor actor, Complaint complaint) {
        return Mono.justOrEmpty(actor.person())
                .filter(person -> !complaint.intake().aboutStaff())
                .flatMap(person -> supports.followedBy(complaint.village(), person, List.of(complaint.id())))
                .map(followed -> followed.containsKey(complaint.id()))
                .defaultIfEmpty(false);
    }

    private static Complaint outside(Actor actor, Complaint complaint, SensitiveNumbers hidden) {
        return Access.isOutside(actor, complaint) ? Outside.of(actor, complaint, hidden) : masked(complaint, hidden);
    }

    /** Cases a member of staff may see: open ones by due time, or all, newest first. */
    public Mono<Page<Complaint, Complaint.Id>> forStaff(Actor actor, boolean open, Complaints.Slice slice) {
        return Mono.fromSupplier(() -> Access.view(actor, open))
                .flatMap(view -> complaints.forStaff(actor.requireVillage(), view, slice));
    }

    /** Who handles cases in the village, for colleagues. */
    public Mono<List<Handlers.Handler>> handlers(Actor actor) {
        return Mono.fromSupplier(() -> actor.require(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR))
                .flatMap(member -> handlers.of(member.requireVillage()));
    }

    /** How many open cases a member of staff sees, by colour. */
    public Mono<Complaints.OpenCount> countForStaff(Actor actor) {
        return Mono.fromSupplier(() -> Access.view(actor, true))
                .flatMap(view -> complaints.openCount(actor.requireVillage(), view, clock.instant()));
    }
}
