package village.api.complaint.voice;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.identity.Actor;

/** Notes that somebody who works on a case has heard a recording of it. */
public final class HearRecording {
    private final Complaints complaints;
    private final Attachments attachments;
    private final Recordings recordings;
    private final Clock clock;

    public HearRecording(Complaints complaints, Attachments attachments, Recordings recordings, Clock clock) {
        this.complaints = complaints;
        this.attachments = attachments;
        this.recordings = recordings;
        this.clock = clock;
    }

    /** Repeating it changes nothing; that somebody listens to his own says nothing of those who handle it. */
    public Mono<Void> hear(Actor actor, Complaint.Id id, Attachment.Id recording) {
        return complaints
                .byId(actor.requireVillage(), id)
                .map(complaint -> Access.inside(actor, complaint))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)))
                .map(complaint -> Access.allowed(Access.mayHear(actor, complaint), complaint))
                .filter(complaint -> !complaint.reporting().concerns(actor))
                .flatMap(complaint -> existing(complaint, recording)
                        .flatMap(file -> recordings.heard(
                                complaint.village(), id, file.id(), actor.requirePerson(), clock.instant())));
    }

    private Mono<Attachment> existing(Complaint complaint, Attachment.Id recording) {
        var owner = new Attachment.Owner(Complaint.OWNER, complaint.id().value());
        return attachments
                .byId(complaint.village(), recording)
                .filter(file -> file.type() == Attachment.Type.VOICE
                        && file.owner().filter(owner::equals).isPresent())
                .switchIfEmpty(Mono.error(() -> Refusal.invalid("/attachment", "这不是这件诉求的录音。")));
    }
}
