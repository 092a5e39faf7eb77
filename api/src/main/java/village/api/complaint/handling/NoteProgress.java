package village.api.complaint.handling;

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
import village.api.identity.Actor;

/** Who works on a case tells how it goes (进展). */
public final class NoteProgress {
    private final CaseWork work;
    private final PublicWords words;

    public NoteProgress(CaseWork work, PublicWords words) {
        this.work = work;
        this.words = words;
    }

    /** Refuses ({@code publication.blocked}) numbers in what everybody would read. */
    public Mono<Complaint> note(Actor actor, Complaint.Id id, Progress progress, Optional<Once> once) {
        return words.eyes(actor)
                .flatMap(eyes -> work.act(
                        actor,
                        id,
                        once,
                        progress.attachments(),
                        eyes.over((complaint, moment) -> noted(actor, complaint, progress, moment))));
    }

    private static Map<String, String> told(Progress progress) {
        return Map.of("told", Boolean.toString(!progress.text().isEmpty()));
    }

    /** Refuses who merely looks on, and a case that is no longer open. */
    public static Complaint permitted(Actor actor, Complaint complaint) {
        Access.workable(actor, complaint);
        Access.allowed(Access.mayAnswer(actor, complaint) || Access.isAssistant(actor, complaint), complaint);
        return complaint.requireOpen();
    }

    /** What it makes of a case: a handler who tells of progress has begun. */
    static Change noted(Actor actor, Complaint complaint, Progress progress, Moment moment) {
        permitted(actor, complaint);
        var begins = complaint.status() == Status.DISPATCHED && Access.isHandler(actor, complaint);
        var after = begins ? complaint.with(Status.IN_PROGRESS) : complaint;
        var entry = Entry.of(Step.Type.PROGRESSED, Label.of(actor), progress.text())
                .internally(progress.internalText())
                .with(progress.attachments());
        return moment.change(after, entry, "complaint.progressed", told(progress));
    }
}
