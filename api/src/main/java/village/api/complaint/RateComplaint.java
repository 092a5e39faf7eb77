package village.api.complaint;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;

/** The reporter says whether it is fixed, and how he was served. */
public final class RateComplaint {
    private final Complaints complaints;
    private final Ids ids;
    private final Clock clock;

    public RateComplaint(Complaints complaints, Ids ids, Clock clock) {
        this.complaints = complaints;
        this.ids = ids;
        this.clock = clock;
    }

    public Mono<Complaint> rate(Actor actor, Complaint.Id id, Rating rating, Optional<Once> once) {
        return complaints
                .change(actor.requireVillage(), id, once, complaint -> rated(actor, complaint, rating))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    private Change rated(Actor actor, Complaint complaint, Rating rating) {
        return Access.readable(actor, complaint).rated(actor, rating, ids, clock);
    }
}
