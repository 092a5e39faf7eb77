package village.api.complaint.reporter;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Access;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.complaint.Moment;
import village.api.identity.Actor;

/** A neighbour takes his "me too" back. */
public final class TakeBackSupport {
    private final Supports supports;
    private final Complaints complaints;
    private final Ids ids;
    private final Clock clock;

    public TakeBackSupport(Supports supports, Complaints complaints, Ids ids, Clock clock) {
        this.supports = supports;
        this.complaints = complaints;
        this.ids = ids;
        this.clock = clock;
    }

    /** Without a support there is nothing to do; a case he neither supports nor may see is not found. */
    public Mono<Complaint> takeBack(Actor actor, Complaint.Id id) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(person -> supports.followedBy(actor.requireVillage(), person, List.of(id)))
                .flatMap(followed -> followed.get(id) == Followers.Why.SUPPORTS ? removed(actor, id) : seen(actor, id))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    private Mono<Complaint> removed(Actor actor, Complaint.Id id) {
        return supports.remove(
                actor.requireVillage(),
                id,
                actor.requirePerson(),
                complaint -> takenBack(complaint, Moment.of(actor, clock.instant(), ids)));
    }

    private Mono<Complaint> seen(Actor actor, Complaint.Id id) {
        return complaints.byId(actor.requireVillage(), id).map(found -> Access.readable(actor, found));
    }

    /** What one supporter less makes of a case, in whatever state. */
    public static Change takenBack(Complaint complaint, Moment moment) {
        var after = complaint.withSupports(complaint.supports() - 1);
        return moment.quietly(after, "complaint.unsupported", Map.of());
    }
}
