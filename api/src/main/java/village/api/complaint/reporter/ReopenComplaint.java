package village.api.complaint.reporter;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Deadline;
import village.api.complaint.Entry;
import village.api.complaint.Handling;
import village.api.complaint.Label;
import village.api.complaint.MergedWork;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.catalogue.DueTimes;
import village.api.complaint.handling.Handlers;
import village.api.complaint.handling.offer.ConfirmClaim;
import village.api.identity.Actor;
import village.api.identity.Person;

/**
 * The reporter says that it is not over: within 30 days the case is taken up again; one that was merged into another then
 * goes on by itself.
 */
public final class ReopenComplaint {
    /** The fact that names the Party member whose confirmed service did not hold. */
    public static final String SERVED = "served";

    private static final Duration LIMIT = Duration.ofDays(30);
    private static final Set<Status> OVER =
            EnumSet.of(Status.ANSWERED, Status.VERIFIED, Status.RATED, Status.REJECTED, Status.CLOSED);

    private final CaseWork work;
    private final MergedWork mergedWork;
    private final Complaints complaints;
    private final LookAround lookAround;

    public ReopenComplaint(
            CaseWork work, MergedWork mergedWork, Complaints complaints, Handlers handlers, DueTimes dueTimes) {
        this.work = work;
        this.mergedWork = mergedWork;
        this.complaints = complaints;
        this.lookAround = new LookAround(complaints, handlers, dueTimes);
    }

    /**
     * What the rule must know beside the case.
     *
     * @param steps of the case that goes on: this one, or the one it was merged into
     */
    public record Around(List<Step> steps, List<Handlers.Handler> staff, DueTimes.Terms terms) {
        public Around {
            steps = List.copyOf(steps);
            staff = List.copyOf(staff);
        }
    }

    /** @param reason 1 to 500 characters */
    public Mono<Complaint> reopen(Actor actor, Complaint.Id id, String reason, Optional<Once> once) {
        return Mono.fromSupplier(() -> stated(reason))
                .flatMap(words -> existing(actor, id).flatMap(found -> reopened(actor, found, words, once)));
    }

    private Mono<Complaint> existing(Actor actor, Complaint.Id id) {
        return complaints
                .byId(actor.requireVillage(), id)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    private Mono<Complaint> reopened(Actor actor, Complaint found, String words, Optional<Once> once) {
        return around(found)
                .flatMap(around -> found.status() == Status.MERGED
                        ? mergedWork.act(
                                actor,
                                found.id(),
                                once,
                                (merges, moment) -> OwnMerged.reopened(actor, merges, words, around, moment))
                        : work.act(
                                actor,
                                found.id(),
                                once,
                                (complaint, moment) -> reopened(actor, complaint, words, around, moment)));
    }

    static String stated(String reason) {
        var words = OwnCase.words(reason, "/reason");
        if (words.isEmpty()) {
            throw Refusal.invalid("/reason", "请写明为什么要重新办理。");
        }
        return words;
    }

    private Mono<Around> around(Complaint found) {
        return complaints.goesOn(found).flatMap(goesOn -> lookAround.around(found.village(), goesOn.id()));
    }

    /** What reopening makes of a case: it starts again with whoever had it, if he is still there. */
    public static Change reopened(Actor actor, Complaint complaint, String reason, Around around, Moment moment) {
        OwnCase.required(actor, complaint);
        return reopened(complaint, Label.of(actor, complaint), reason, around, moment);
    }

    /** The same, whoever says so. */
    static Change reopened(Complaint complaint, String label, String reason, Around around, Moment moment) {
        var until = until(complaint, around.steps())
                .orElseThrow(() -> Refusal.of(Reason.COMPLAINT_WRONG_STATE, whyNot(complaint.status())));
        if (moment.now().isAfter(until)) {
            throw Refusal.of(Reason.COMPLAINT_REOPEN_LATE);
        }
        var handler = complaint.handler().filter(person -> Handlers.fits(around.staff(), person, complaint));
        var due = around.terms().from(complaint.intake().category(), moment.now());
        var after = complaint
                .with(handler.isPresent() ? Status.DISPATCHED : Status.ACCEPTED)
                .with(handler.map(complaint.handling()::dispatchedTo).orElseGet(() -> freed(complaint.handling())))
                .with(Deadline.of(moment.now(), due, complaint.intake().level()))
                .with(complaint.ending().reopened());
        var entry = Entry.of(Step.Type.REOPENED, label, reason);
        return moment.change(after, entry, "complaint.reopened", facts(complaint, handler));
    }

    /** The last moment in which the case may be reopened; empty where its status does not allow it. */
    public static Optional<Instant> until(Complaint complaint, List<Step> steps) {
        if (!OVER.contains(complaint.status())) {
            return Optional.empty();
        }
        var ending = complaint.ending();
        return Stream.of(ending.answeredAt(), ending.ratedAt(), ending.closedAt(), rejectedAt(steps))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .map(over -> over.plus(LIMIT));
    }

    private static Optional<Instant> rejectedAt(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.type() == Step.Type.REJECTED)
                .map(Step::at)
                .max(Instant::compareTo);
    }

    private static String whyNot(Status status) {
        return switch (status) {
            case MERGED -> "这件诉求已经并到另一件里办理，请到那一件里看进展。";
            case TRANSFERRED_OUT -> "这件诉求已经转给别的单位，还在办理。";
            default -> "这件诉求还在办理，不用重新办理；着急可以催办。";
        };
    }

    private static Handling freed(Handling handling) {
        return handling.unclaimed().offered(false);
    }

    private static Map<String, String> facts(Complaint before, Optional<Person.Id> handler) {
        var facts = new HashMap<>(before.ending().takenFrom());
        handler.ifPresent(person -> facts.put("handler", person.toString()));
        facts.putAll(before.handling().takenFor(handler));
        facts.putAll(served(before));
        return facts;
    }

    /** The facts that name whose confirmed service did not hold; none where none was confirmed. */
    static Map<String, String> served(Complaint before) {
        var handling = before.handling();
        return handling.claimant()
                .filter(member -> handling.claimConfirmed())
                .map(member -> Map.of(
                        SERVED,
                        member.toString(),
                        ConfirmClaim.ROUND,
                        String.valueOf(before.ending().reopenings())))
                .orElseGet(Map::of);
    }
}
