package village.api.complaint.handling.above;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Access;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.catalogue.DueTimes;
import village.api.complaint.handling.PublicWords;
import village.api.complaint.handling.Remark;
import village.api.identity.Actor;

/** Somebody else than the handler checks whether an answer holds (督查核实). */
public final class VerifyAnswer {
    private final CaseWork work;
    private final Complaints complaints;
    private final DueTimes dueTimes;
    private final PublicWords words;
    private final Clock clock;

    public VerifyAnswer(CaseWork work, Complaints complaints, DueTimes dueTimes, PublicWords words, Clock clock) {
        this.work = work;
        this.complaints = complaints;
        this.dueTimes = dueTimes;
        this.words = words;
        this.clock = clock;
    }

    /** @param text for the reporter, possibly empty when it is solved */
    public record Verdict(boolean solved, String text) {
        public Verdict {
            text = solved ? Remark.optional("/text", text) : Remark.required("/text", text, "请写明哪里还没有解决。");
        }
    }

    /** Refuses ({@code publication.blocked}) numbers in what everybody would read. */
    public Mono<Complaint> verify(Actor actor, Complaint.Id id, Verdict verdict, Optional<Once> once) {
        return Mono.defer(() -> Mono.zip(words.eyes(actor), newDue(actor, id), Known::new))
                .flatMap(known -> work.act(
                        actor,
                        id,
                        once,
                        known.eyes()
                                .over((complaint, moment) ->
                                        verified(actor, complaint, verdict, known.due(), moment))));
    }

    private record Known(PublicWords.Eyes eyes, Instant due) {}

    private Mono<Instant> newDue(Actor actor, Complaint.Id id) {
        return Mono.defer(() -> complaints.byId(actor.requireVillage(), id))
                .flatMap(found -> dueTimes.from(found.village(), found.intake().category(), clock.instant()))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    /** Refuses who may not check, above all the handler, and a case without an answer to check. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.mayVerify(actor, complaint), complaint);
        return switch (complaint.status()) {
            case ANSWERED -> complaint;
            case VERIFIED -> throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求已经核实过了，等反映人评价。");
            case RATED, CLOSED -> throw Refusal.of(Reason.COMPLAINT_ALREADY_CLOSED);
            default -> throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "还没有答复，答复后再来核实。");
        };
    }

    /**
     * What the check makes of a case: what is not solved goes back to who answered.
     *
     * @param newDue when the next answer is owed if it is not solved
     */
    static Change verified(Actor actor, Complaint complaint, Verdict verdict, Instant newDue, Moment moment) {
        permitted(actor, complaint);
        var after = verdict.solved()
                ? complaint.with(Status.VERIFIED).with(complaint.ending().verified(moment.now()))
                : complaint.back(moment.now(), newDue);
        var said = (verdict.solved() ? "经核实，已经解决。" : "经核实，还没有解决，继续办理。") + verdict.text();
        var entry = Entry.of(Step.Type.VERIFIED, Label.of(actor), said);
        return moment.change(after, entry, "complaint.verified", facts(complaint, verdict));
    }

    private static Map<String, String> facts(Complaint complaint, Verdict verdict) {
        var facts = new LinkedHashMap<String, String>();
        if (!verdict.solved()) {
            facts.putAll(complaint.ending().takenFrom());
        }
        facts.put("solved", Boolean.toString(verdict.solved()));
        complaint.handler().ifPresent(handler -> facts.put("handler", handler.toString()));
        return facts;
    }
}
