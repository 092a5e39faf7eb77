package village.api.complaint.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;
import static village.api.complaint.ComplaintsContract.get;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Transactions;
import village.api.attachment.Attachment;
import village.api.attachment.Format;
import village.api.attachment.InMemoryAttachments;
import village.api.complaint.CaseWork;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.InMemoryComplaints;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

class TakeRecognitionTest {
    private static final Clock CLOCK = Clock.fixed(Cases.MONDAY_9, ZoneOffset.UTC);
    private static final Transactions NONE = new Transactions() {
        @Override
        public <T> Mono<T> together(Mono<T> work) {
            return work;
        }
    };

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Person.Id reporter = Cases.person();
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final InMemoryAttachments attachments = new InMemoryAttachments();
    private final Recordings recordings = new InMemoryRecordings(attachments);
    private final CaseWork work = new CaseWork(complaints, attachments, NONE, Cases.IDS, CLOCK);
    private final TakeRecognition take = new TakeRecognition(work, recordings, attachments, NONE);
    private final WriteTranscript write = new WriteTranscript(work, recordings, attachments, NONE);
    private final Actor himself = Cases.actor(reporter, village, Role.VILLAGER);
    private final Actor cadre = Cases.actor(Cases.person(), village, Role.CADRE);

    @Test
    void isTheFirstTranscriptAndNobodys() {
        var id = filed();
        take(himself, id, voice(id), "路灯坏了", "k");
        var transcript = get(recordings.transcripts(village, id)).get(0);
        assertThat(transcript.text()).isEqualTo("路灯坏了");
        assertThat(transcript.author()).isEmpty();
        assertThat(transcript.authorLabel()).isEqualTo("语音识别");
    }

    @Test
    void givesWayToWhoHeardIt() {
        var id = filed();
        var recording = voice(id);
        take(himself, id, recording, "陆灯坏了", "k");
        get(write.write(cadre, id, recording, "路灯坏了", Optional.empty()));
        assertThat(get(recordings.transcripts(village, id)))
                .extracting(Transcript::text)
                .containsExactly("路灯坏了");
    }

    @Test
    void aKeyTakesOnce() {
        var id = filed();
        var recording = voice(id);
        take(himself, id, recording, "路灯坏了", "k");
        take(himself, id, recording, "路灯坏了", "k");
        assertThat(get(complaints.byId(village, id)).version()).isEqualTo(2);
    }

    @Test
    void isTakenFromWhoSentItOnly() {
        var id = filed();
        var recording = voice(id);
        assertThatThrownBy(() -> take(cadre, id, recording, "路灯坏了", "k")).satisfies(because(Reason.ROLE_REQUIRED));
    }

    @Test
    void refusesWhatIsNoRecordingOfTheCase() {
        var id = filed();
        var photo = VoiceFiles.attached(attachments, village, reporter, id, Format.JPEG);
        var another = voice(filed());
        assertThatThrownBy(() -> take(himself, id, photo, "路灯坏了", "k")).satisfies(because(Reason.REQUEST_INVALID));
        assertThatThrownBy(() -> take(himself, id, another, "路灯坏了", "l")).satisfies(because(Reason.REQUEST_INVALID));
        assertThat(get(complaints.byId(village, id)).version()).isEqualTo(1);
    }

    private void take(Actor actor, Complaint.Id id, Attachment.Id recording, String text, String key) {
        get(take.take(actor, id, recording, text, Cases.once(key)));
    }

    private Attachment.Id voice(Complaint.Id id) {
        return VoiceFiles.attached(attachments, village, reporter, id, Format.AMR);
    }

    private Complaint.Id filed() {
        var change = Cases.filed(village, reporter, Cases.intake("x"), Cases.MONDAY_9);
        return get(complaints.add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }
}
