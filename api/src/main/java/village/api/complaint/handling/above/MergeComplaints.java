package village.api.complaint.handling.above;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.complaint.Access;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Entry;
import village.api.complaint.Followers;
import village.api.complaint.Label;
import village.api.complaint.Merges;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.identity.Actor;

/** Two cases that tell of one thing become one (并案); whoever reported either of them hears of it. */
public final class MergeComplaints {
    private final Complaints complaints;
    private final Followers followers;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public MergeComplaints(
            Complaints complaints, Followers followers, Transactions transactions, Ids ids, Clock clock) {
        this.complaints = complaints;
        this.followers = followers;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Merges a case into another of the village, which goes on.
     *
     * @return the merged case; refuses with {@code complaint.not-found} if the village lacks one of the two
     */
    public Mono<Complaint> merge(Actor actor, Complaint.Id id, Complaint.Id into, Optional<Once> once) {
        return Mono.fromRunnable(() -> refuseItself(id, into))
                .then(Mono.defer(() -> transactions.together(merged(actor, id, into, once)
                        .flatMap(source -> followed(actor, source, into).thenReturn(source)))));
    }

    private static void refuseItself(Complaint.Id id, Complaint.Id into) {
        if (id.equals(into)) {
            throw Refusal.invalid("/into", "不能并到它自己，请选另一件诉求。");
        }
    }

    private Mono<Complaint> merged(Actor actor, Complaint.Id id, Complaint.Id into, Optional<Once> once) {
        var moment = Moment.of(actor, clock.instant(), ids);
        return complaints
                .changeBoth(
                        actor.requireVillage(),
                        id,
                        into,
                        once,
                        (source, target) -> merged(actor, source, target, moment))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    /**
     * Its reporter, the relative who brought it, and its followers hear of the other case from now on; unless the act is
     * an earlier one's repetition, and the case is out of the other since.
     */
    private Mono<Void> followed(Actor actor, Complaint source, Complaint.Id into) {
        return Mono.justOrEmpty(source.ending().mergedInto())
                .filter(into::equals)
                .flatMap(other -> followers.follow(source.village(), source.id(), other))
                .filter(fewer -> fewer > 0)
                .flatMap(fewer -> complaints.change(
                        source.village(),
                        into,
                        Optional.empty(),
                        target -> lessSupported(target, fewer, Moment.of(actor, clock.instant(), ids))))
                .then();
    }

    /** Who supported it and reported the other stands on its own side now. */
    private static Change lessSupported(Complaint target, int fewer, Moment moment) {
        return moment.quietly(target.withSupports(target.supports() - fewer), "complaint.unsupported", Map.of());
    }

    /** Refuses who may not merge, and a case that is no longer open. */
    public static Complaint permitted(Actor actor, Complaint source) {
        Access.workable(actor, source);
        Access.allowed(Access.mayDispatch(actor, source), source);
        return source.requireOpen();
    }

    /** What becomes of the two. A case about staff stays apart from others, so that nobody in the village learns of it. */
    static List<Change> merged(Actor actor, Complaint source, Complaint target, Moment moment) {
        permitted(actor, source);
        Access.workable(actor, target);
        if (source.intake().aboutStaff() != target.intake().aboutStaff()) {
            throw Refusal.of(Reason.COMPLAINT_MERGE_MISMATCH);
        }
        requireGoesOn(target);
        return List.of(gone(actor, source, target, moment), joined(actor, source, target, moment));
    }

    private static void requireGoesOn(Complaint target) {
        if (target.status() == Status.MERGED) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "那件诉求自己也已并案，请并到它并入的那一件。");
        }
        if (!target.status().open() && target.status() != Status.ANSWERED) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "那件诉求已经办完，不能再并入，请选一件还在办的。");
        }
    }

    private static Change gone(Actor actor, Complaint source, Complaint target, Moment moment) {
        var after = source.with(Status.MERGED)
                .with(source.handling().withheld())
                .with(source.deadline().resumed(moment.now()).unasked())
                .with(source.ending().merged(target.id()));
        var said = "和编号 " + target.ticket().value() + " 的诉求是同一件事，并到一起办理，有进展会告诉您。";
        var facts = new LinkedHashMap<>(source.handling().claimEnded());
        facts.putAll(source.handling().takenFor(target.handler()));
        facts.putAll(Merges.into(target));
        return moment.change(after, Entry.of(Step.Type.MERGED, Label.of(actor), said), "complaint.merged", facts);
    }

    private static Change joined(Actor actor, Complaint source, Complaint target, Moment moment) {
        var entry = Entry.of(Step.Type.MERGED, Label.of(actor), "另有一件相同的诉求并到这里，一起办理。")
                .internally("并入的编号：" + source.ticket().value());
        return moment.change(
                target, entry, "complaint.merged-in", Map.of("from", source.id().toString()));
    }
}
