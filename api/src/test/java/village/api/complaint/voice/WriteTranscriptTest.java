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
import village.api.complaint.Intake;
import village.api.complaint.reading.ComplaintVisibility;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

class WriteTranscriptTest {
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
    private final WriteTranscript write = new WriteTranscript(work, recordings, attachments, NONE);
    private final ReadRecordings read = new ReadRecordings(complaints, attachments, recordings);
    private final Actor himself = Cases.actor(reporter, village, Role.VILLAGER);
    private final Actor cadre = Cases.actor(Cases.person(), village, Role.CADRE);
    private final Actor dispatcher = Cases.actor(Cases.person(), village, Role.DISPATCHER);

    @Test
    void aCadreWritesDownWhatHeHears() {
        var id = filed(Intake.NameVisibleTo.HANDLERS);
        var recording = voice(id);
        var after = write(cadre, id, recording, " 路灯坏了 ");
        assertThat(after.version()).isEqualTo(2);
        assertThat(get(read.of(himself, id)).get(0).transcript().orElseThrow().text())
                .isEqualTo("路灯坏了");
    }

    @Test
    void theVoiceOfWhoAskedNotToBeNamedReachesHandlersAsTextOnly() {
        var id = filed(Intake.NameVisibleTo.DISPATCHER_ONLY);
        var recording = voice(id);
        assertThatThrownBy(() -> write(cadre, id, recording, "听不到")).satisfies(because(Reason.ROLE_REQUIRED));
        assertThat(visible(cadre, recording)).isFalse();
        assertThat(visible(dispatcher, recording)).isTrue();
        assertThat(visible(himself, recording)).isTrue();
        write(dispatcher, id, recording, "路灯坏了");
        var shown = get(read.of(cadre, id)).get(0);
        assertThat(shown.playable()).isFalse();
        assertThat(shown.transcript().orElseThrow().text()).isEqualTo("路灯坏了");
        assertThat(shown.transcript().orElseThrow().authorLabel()).isEqualTo("乡镇调度员");
    }

    @Test
    void aStrangerToAPublicCaseHearsNothingOfIt() {
        var id = published();
        var recording = voice(id);
        var stranger = Actor.stranger(village);
        assertThat(visible(stranger, recording)).isFalse();
        assertThat(get(read.of(stranger, id))).isEmpty();
    }

    @Test
    void whatIsNoRecordingOfTheCaseIsRefused() {
        var id = filed(Intake.NameVisibleTo.HANDLERS);
        var photo = VoiceFiles.attached(attachments, village, reporter, id, Format.JPEG);
        assertThatThrownBy(() -> write(cadre, id, photo, "照片")).satisfies(because(Reason.REQUEST_INVALID));
        assertThat(get(complaints.byId(village, id)).version()).isEqualTo(1);
    }

    @Test
    void aKeyWritesOnce() {
        var id = filed(Intake.NameVisibleTo.HANDLERS);
        var recording = voice(id);
        var key = Optional.of(Cases.once("k"));
        get(write.write(cadre, id, recording, "一", key));
        get(write.write(cadre, id, recording, "一", key));
        assertThat(get(complaints.byId(village, id)).version()).isEqualTo(2);
    }

    private boolean visible(Actor actor, Attachment.Id recording) {
        var file = get(attachments.byId(village, recording));
        return get(new ComplaintVisibility(complaints).visible(actor, file));
    }

    private Complaint write(Actor actor, Complaint.Id id, Attachment.Id recording, String text) {
        return get(write.write(actor, id, recording, text, Optional.empty()));
    }

    private Attachment.Id voice(Complaint.Id id) {
        return VoiceFiles.attached(attachments, village, reporter, id, Format.AMR);
    }

    private Complaint.Id filed(Intake.NameVisibleTo name) {
        var intake = Cases.with(Cases.intake("x"), name, Intake.Visibility.PRIVATE, false);
        return added(intake);
    }

    private Complaint.Id published() {
        var id = added(Cases.mayBePublic("x"));
        get(complaints.change(
                village,
                id,
                Optional.empty(),
                found -> found.dispatched(Cases.person(), "村干部", "", true, Cases.moment(cadre, Cases.MONDAY_9))));
        return id;
    }

    private Complaint.Id added(Intake intake) {
        var change = Cases.filed(village, reporter, intake, Cases.MONDAY_9);
        return get(complaints.add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }
}
