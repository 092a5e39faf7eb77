package village.api.complaint.handling.above;

import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.complaint.Access;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.handling.Remark;
import village.api.identity.Actor;

/** The township or the county steps in (督办): once, or as often as it takes. */
public final class SuperviseComplaint {
    private final CaseWork work;

    public SuperviseComplaint(CaseWork work) {
        this.work = work;
    }

    /** @param text for colleagues only: villagers see that somebody stepped in */
    public Mono<Complaint> supervise(Actor actor, Complaint.Id id, String text, Optional<Once> once) {
        return work.act(actor, id, once, (complaint, moment) -> supervised(actor, complaint, text, moment));
    }

    /** Refuses who is not above the village, and a case that is past supervision. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.above(actor), complaint);
        return complaint.status() == Status.ANSWERED ? complaint : complaint.requireOpen();
    }

    /** What it makes of a case. */
    static Change supervised(Actor actor, Complaint complaint, String text, Moment moment) {
        permitted(actor, complaint);
        var words = Remark.required("/text", text, "请写明督办的要求。");
        var after = complaint.with(complaint.urging().supervised());
        var entry = Entry.of(Step.Type.SUPERVISED, Label.of(actor)).internally(words);
        var facts = complaint.handler().map(handler -> Map.of("handler", handler.toString()));
        return moment.change(after, entry, "complaint.supervised", facts.orElse(Map.of()));
    }
}
