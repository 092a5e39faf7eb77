package village.api.complaint.voice;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Refusal;
import village.api.Transactions;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.complaint.Access;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Step;
import village.api.identity.Actor;

/** Somebody who may hear a recording writes down what is said in it: a handler, the family, the township. */
public final class WriteTranscript {
    private final CaseWork work;
    private final Recordings recordings;
    private final Attachments attachments;
    private final Transactions transactions;

    public WriteTranscript(CaseWork work, Recordings recordings, Attachments attachments, Transactions transactions) {
        this.work = work;
        this.recordings = recordings;
        this.attachments = attachments;
        this.transactions = transactions;
    }

    /** A later transcript replaces an earlier one; both stay on record. */
    public Mono<Complaint> write(
            Actor actor, Complaint.Id id, Attachment.Id recording, String text, Optional<Once> once) {
        var written = new AtomicReference<Transcript>();
        var act = existingRecordings(actor, id)
                .flatMap(known -> work.act(actor, id, once, (complaint, moment) -> {
                    written.set(transcript(actor, complaint, recording, known, text, moment));
                    return transcribed(actor, complaint, moment);
                }));
        return transactions.together(act.flatMap(complaint ->
                Mono.justOrEmpty(written.get()).flatMap(recordings::add).thenReturn(complaint)));
    }

    private Mono<List<Attachment.Id>> existingRecordings(Actor actor, Complaint.Id id) {
        return attachments
                .of(actor.requireVillage(), new Attachment.Owner(Complaint.OWNER, id.value()))
                .map(files -> files.stream()
                        .filter(file -> file.type() == Attachment.Type.VOICE)
                        .map(Attachment::id)
                        .toList());
    }

    private static Transcript transcript(
            Actor actor,
            Complaint complaint,
            Attachment.Id recording,
            List<Attachment.Id> known,
            String text,
            Moment moment) {
        Access.readable(actor, complaint);
        Access.allowed(Access.mayHear(actor, complaint), complaint);
        if (!known.contains(recording)) {
            throw Refusal.invalid("/attachment", "这不是这件诉求的录音。");
        }
        return new Transcript(
                complaint.village(),
                complaint.id(),
                recording,
                complaint.version() + 1,
                actor.person(),
                Label.of(actor, complaint),
                text,
                moment.now());
    }

    /** The words themselves are kept beside the recording, not in the time line that everybody may read. */
    static Change transcribed(Actor actor, Complaint complaint, Moment moment) {
        var entry = Entry.of(Step.Type.TRANSCRIBED, Label.of(actor, complaint)).internally("录音已写成文字。");
        return moment.change(complaint, entry, "complaint.transcribed");
    }
}
