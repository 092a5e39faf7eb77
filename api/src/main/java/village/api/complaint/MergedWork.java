package village.api.complaint;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.identity.Actor;

/** Acts on a case together with those it was merged with, under the locks of all of them. */
public final class MergedWork {
    private final Complaints complaints;
    private final Followers followers;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public MergedWork(Complaints complaints, Followers followers, Transactions transactions, Ids ids, Clock clock) {
        this.complaints = complaints;
        this.followers = followers;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** A rule: what becomes of all of them at this moment, or a refusal. */
    public interface Rule extends BiFunction<Merges, Moment, List<Change>> {}

    /** Whether a case of the actor's village goes on in another. */
    public Mono<Boolean> merged(Actor actor, Complaint.Id id) {
        return Mono.defer(() -> complaints.byId(actor.requireVillage(), id))
                .map(complaint -> complaint.status() == Status.MERGED)
                .defaultIfEmpty(false);
    }

    /**
     * Acts on a case of the actor's village and on those it was merged with. Who followed the other case only for one
     * that is out of it now, or taken back, follows it no longer.
     *
     * @return the case afterwards; refuses with {@code complaint.not-found} if the village has none of that id
     */
    public Mono<Complaint> act(Actor actor, Complaint.Id id, Optional<Once> once, Rule rule) {
        return transactions
                .together(Mono.defer(() -> complaints.changeMerged(
                                actor.requireVillage(),
                                id,
                                once,
                                merges -> rule.apply(merges, Moment.of(actor, clock.instant(), ids))))
                        .flatMap(after -> settled(after).thenReturn(after.complaint())))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    private Mono<Void> settled(Merges after) {
        return Flux.fromIterable(after.left() ? after.into() : List.<Complaint>of())
                .concatMap(other -> followers.settle(other.village(), other.id()))
                .then();
    }
}
