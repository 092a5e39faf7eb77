package village.api.complaint.handling;

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
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.identity.Actor;

/**
 * A handler or dispatcher asks the reporter for more; until he answers, the clock stands still. When he says nothing he is
 * reminded, and in the end the case is closed ({@link village.api.complaint.clock.AwaitInformation}).
 */
public final class AskInformation {
    private final CaseWork work;

    public AskInformation(CaseWork work) {
        this.work = work;
    }

    /** @param question for the reporter */
    public Mono<Complaint> ask(Actor actor, Complaint.Id id, String question, Optional<Once> once) {
        return work.act(actor, id, once, (complaint, moment) -> asked(actor, complaint, question, moment));
    }

    /** Refuses who may not ask, and a case whose reporter was asked already or cannot be asked. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.mayAnswer(actor, complaint), complaint);
        if (complaint.requireOpen().status() == Status.NEED_INFO) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "已经请反映人补充了，请等他回复；着急可以打电话问。");
        }
        var source = complaint.reporting().source();
        if (complaint.reporter().isEmpty() && (source.registered() || source.handedOver())) {
            throw Refusal.of(Reason.COMPLAINT_REPORTER_UNREACHABLE);
        }
        return complaint;
    }

    /** What a question makes of a case. */
    static Change asked(Actor actor, Complaint complaint, String question, Moment moment) {
        permitted(actor, complaint);
        var words = Remark.required("/question", question, "请写明要反映人补充什么。");
        var after = complaint.with(Status.NEED_INFO).with(complaint.deadline().paused(moment.now()));
        var entry = Entry.of(Step.Type.INFORMATION_ASKED, Label.of(actor), words);
        return moment.change(after, entry, "complaint.information-asked", Map.of("again", "false"));
    }
}
