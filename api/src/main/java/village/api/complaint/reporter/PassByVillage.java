package village.api.complaint.reporter;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Label;
import village.api.complaint.MergedWork;
import village.api.complaint.Merges;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.catalogue.DueTimes;
import village.api.identity.Actor;

/**
 * The reporter says that it is about village staff: from then on only the township has it, and whatever was merged into
 * it. There is no way back. His case that was merged into another goes alone: what others reported is theirs to judge.
 */
public final class PassByVillage {
    private final MergedWork work;
    private final DueTimes dueTimes;

    public PassByVillage(MergedWork work, DueTimes dueTimes) {
        this.work = work;
        this.dueTimes = dueTimes;
    }

    /** @param reason for the township, possibly empty */
    public Mono<Complaint> pass(Actor actor, Complaint.Id id, String reason, Optional<Once> once) {
        return Mono.defer(() -> dueTimes.in(actor.requireVillage()))
                .flatMap(terms ->
                        work.act(actor, id, once, (merges, moment) -> passed(actor, merges, reason, terms, moment)));
    }

    /** What it makes of a case and of those that were merged into it. */
    public static List<Change> passed(Actor actor, Merges merges, String reason, DueTimes.Terms terms, Moment moment) {
        var own = OwnCase.required(actor, merges.complaint()).requireInVillage();
        if (own.status() == Status.MERGED) {
            OwnMerged.requirePartable(merges.goesOn(), moment.now());
        }
        var due = terms.from(own.intake().category(), moment.now());
        return merges.handedUp(Label.of(actor, own), OwnCase.words(reason, "/reason"), due, moment);
    }
}
