package village.api.complaint.voice;

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
import village.api.complaint.Complaint;
import village.api.complaint.Entry;
import village.api.complaint.Step;
import village.api.identity.Actor;

/**
 * What WeChat recognised in a recording becomes its first transcript, until somebody who heard it writes a better one.
 * The actor is who sent the recording.
 */
public final class TakeRecognition {
    static final String LABEL = "语音识别";

    private final CaseWork work;
    private final Recordings recordings;
    private final Attachments attachments;
    private final Transactions transactions;

    public TakeRecognition(CaseWork work, Recordings recordings, Attachments attachments, Transactions transactions) {
        this.work = work;
        this.recordings = recordings;
        this.attachments = attachments;
        this.transactions = transactions;
    }

    /** Gives the case afterwards; the same {@code once} again changes nothing. */
    public Mono<Complaint> take(Actor actor, Complaint.Id id, Attachment.Id recording, String text, Once once) {
        var taken = new AtomicReference<Transcript>();
        var act = existing(actor, id, recording).then(work.act(actor, id, Optional.of(once), (complaint, moment) -> {
            Access.allowed(actor.is(complaint.reporting().filer()), complaint);
            taken.set(new Transcript(
                    complaint.village(),
                    complaint.id(),
                    recording,
                    complaint.version() + 1,
                    Optional.empty(),
                    LABEL,
                    text,
                    moment.now()));
            var entry = Entry.of(Step.Type.TRANSCRIBED, LABEL).internally("录音已由微信识别成文字，可能有错字。");
            return moment.change(complaint, entry, "complaint.transcribed");
        }));
        return transactions.together(act.flatMap(complaint ->
                Mono.justOrEmpty(taken.get()).flatMap(recordings::add).thenReturn(complaint)));
    }

    private Mono<Attachment> existing(Actor actor, Complaint.Id id, Attachment.Id recording) {
        var owner = new Attachment.Owner(Complaint.OWNER, id.value());
        return attachments
                .byId(actor.requireVillage(), recording)
                .filter(file -> file.type() == Attachment.Type.VOICE
                        && file.owner().filter(owner::equals).isPresent())
                .switchIfEmpty(Mono.error(() -> Refusal.invalid("/attachment", "这不是这件诉求的录音。")));
    }
}
