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
import village.api.identity.Actor;
import village.api.identity.Role;

/**
 * Somebody whose case staff entered, and who has no WeChat here, telephones, writes or comes by again: staff note what he
 * says of it, and it counts as if he had said so himself. Never whoever has the case in hand or helps with it.
 */
public final class SpeakForReporter {
    private final CaseWork work;
    private final LookAround lookAround;

    public SpeakForReporter(CaseWork work, Complaints complaints, Handlers handlers, DueTimes dueTimes) {
        this.work = work;
        this.lookAround = new LookAround(complaints, handlers, dueTimes);
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
                .flatMap(source -> lookAround
                        .around(actor.requireVillage(), id)
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

    /** What his word makes of his case. */
    static Change said(
            Actor actor, Complaint complaint, Source how, Said said, ReopenComplaint.Around around, Moment moment) {
        permitted(actor, complaint);
        var label = "反映人（" + how.label() + "，" + Label.of(actor) + "登记）";
        if (said instanceof Rated rated) {
            return RateComplaint.rated(complaint, label, rated.rating(), around.terms(), moment);
        }
        return said instanceof Again again
                ? ReopenComplaint.reopened(complaint, label, again.reason(), around, moment)
                : RemindComplaint.reminded(complaint, label, moment);
    }

    /** Refuses who may not speak for the reporter of a case, and where he can speak for himself. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(actor.holds(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR), complaint);
        Access.allowed(Access.maySeeName(actor, complaint), complaint);
        if (complaint.reporting().source().handedOver() && complaint.reporter().isEmpty()) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求是别的平台转来的，反映人在那边评价、催办和要求重办，不用代为登记。");
        }
        if (!complaint.reporting().source().registered() || complaint.reporter().isPresent()) {
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
    public static boolean maySpeak(Actor actor, Complaint complaint) {
        try {
            permitted(actor, complaint);
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }
}
