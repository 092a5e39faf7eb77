package village.api.complaint.reporter;

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
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Rating;
import village.api.complaint.Reporting.Source;
import village.api.complaint.catalogue.DueTimes;
import village.api.complaint.handling.Handlers;
import village.api.complaint.registration.Callers;
import village.api.identity.Actor;
import village.api.identity.Role;

/**
 * Somebody whose case staff entered, or another platform handed over with his name, and who has no WeChat here,
 * telephones, writes or comes by again: staff note what he says of it, and it counts as if he had said so himself. Never
 * whoever has the case in hand or helps with it.
 */
public final class SpeakForReporter {
    private final CaseWork work;
    private final LookAround lookAround;
    private final Callers callers;

    public SpeakForReporter(
            CaseWork work, Complaints complaints, Handlers handlers, DueTimes dueTimes, Callers callers) {
        this.work = work;
        this.lookAround = new LookAround(complaints, handlers, dueTimes);
        this.callers = callers;
    }

    /** What he says. */
    public sealed interface Said {}

    /** Whether it is fixed, and how he was served. */
    public record Rated(Rating rating) implements Said {}

    /** It is not over. */
    public record Again(String reason) implements Said {
        public Again {
            reason = ReopenComplaint.stated(reason);
        }
    }

    /** It takes long. */
    public record Hurry() implements Said {}

    /** @param how he told it: by telephone, on paper or at the door */
    public Mono<Complaint> say(Actor actor, Complaint.Id id, Source how, Said said, Optional<Once> once) {
        return Mono.fromSupplier(() -> registered(how))
                .flatMap(source -> around(actor, id)
                        .flatMap(around -> work.act(
                                actor,
                                id,
                                once,
                                (complaint, moment) -> said(actor, complaint, source, said, around, moment))));
    }

    private static Source registered(Source how) {
        if (!how.registered()) {
            throw Refusal.invalid("/source", "来源应为 phone 电话、paper 书面或 visit 来访走访。");
        }
        return how;
    }

    /** @param noted whether somebody is noted as caller, or as whom a platform handed it over for */
    record Around(ReopenComplaint.Around reopening, boolean noted) {}

    private Mono<Around> around(Actor actor, Complaint.Id id) {
        return Mono.defer(() -> lookAround
                .around(actor.requireVillage(), id)
                .zipWith(callers.of(actor.requireVillage(), id).hasElement(), Around::new));
    }

    /** What his word makes of his case. */
    static Change said(Actor actor, Complaint complaint, Source how, Said said, Around around, Moment moment) {
        permitted(actor, complaint, around.noted());
        var label = "反映人（" + how.label() + "，" + Label.of(actor) + "登记）";
        if (said instanceof Rated rated) {
            return RateComplaint.rated(
                    complaint, label, rated.rating(), around.reopening().terms(), moment);
        }
        return said instanceof Again again
                ? ReopenComplaint.reopened(complaint, label, again.reason(), around.reopening(), moment)
                : RemindComplaint.reminded(complaint, label, moment);
    }

    /**
     * Refuses who may not speak for the reporter of a case, and where he can speak for himself or nobody knows who he is.
     *
     * @param noted whether somebody is noted whose case it is; what staff entered is always somebody's
     */
    public static Complaint permitted(Actor actor, Complaint complaint, boolean noted) {
        Access.workable(actor, complaint);
        Access.allowed(actor.holds(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR), complaint);
        Access.allowed(Access.maySeeName(actor, complaint), complaint);
        var source = complaint.reporting().source();
        if (source.handedOver() && !noted) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求是别的平台转来的，没有登记反映人，请他在那边说，不用代为登记。");
        }
        var ownVoice = !source.registered() && !source.handedOver();
        if (ownVoice || complaint.reporter().isPresent()) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "反映人自己能在微信上评价、催办和要求重办，不用代为登记。");
        }
        if (hasPart(actor, complaint)) {
            throw Refusal.of(Reason.ROLE_REQUIRED, "经办和协办的人不能替反映人说话，请没有办这件事的同事登记。");
        }
        return complaint;
    }

    private static boolean hasPart(Actor actor, Complaint complaint) {
        return Access.isHandler(actor, complaint)
                || Access.isAssistant(actor, complaint)
                || Access.isClaimant(actor, complaint);
    }

    /** Whether {@link #permitted} lets him. */
    public static boolean maySpeak(Actor actor, Complaint complaint, boolean noted) {
        try {
            permitted(actor, complaint, noted);
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }
}
