package village.api.complaint.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import village.api.attachment.Attachment;
import village.api.attachment.Format;
import village.api.attachment.Samples;
import village.api.complaint.Cases;
import village.api.complaint.Intake;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Reporting;
import village.api.complaint.Status;
import village.api.complaint.voice.VoiceFiles;

class ComplaintVisibilityTest {
    private final Office office = new Office();
    private final ComplaintVisibility visibility = new ComplaintVisibility(office.complaints());

    @Test
    void aPhotoIsForWhoeverMaySeeTheCase() {
        var photo = attached(Intake.NameVisibleTo.HANDLERS, Format.JPEG);
        assertThat(seenBy(photo))
                .containsExactlyInAnyOrder(
                        Who.HANDLER,
                        Who.ASSISTANT,
                        Who.COLLEAGUE,
                        Who.CADRE,
                        Who.DISPATCHER,
                        Who.SUPERVISOR,
                        Who.REPORTER);
    }

    @Test
    void aVoiceThatHandlersMayNotKnowIsForTheTownshipAndTheReporter() {
        var voice = attached(Intake.NameVisibleTo.DISPATCHER_ONLY, Format.AMR);
        assertThat(seenBy(voice)).containsExactlyInAnyOrder(Who.DISPATCHER, Who.SUPERVISOR, Who.REPORTER);
    }

    /** A cadre noted her call; what she adds by voice later gives her away all the same. */
    @Test
    void aVoiceTheReporterAddsLaterIsHersTooWhoeverEnteredTheCase() {
        var intake =
                Cases.with(Cases.intake("x"), Intake.NameVisibleTo.DISPATCHER_ONLY, Intake.Visibility.PRIVATE, false);
        var reporting = new Reporting(
                Optional.of(office.person(Who.REPORTER)),
                Optional.empty(),
                office.person(Who.CADRE),
                Reporting.Source.PHONE);
        var complaint = office.kept(
                Cases.filed(office.village(), reporting, intake, Office.FILED).after());
        var id = VoiceFiles.attached(
                office.attachments(), office.village(), office.person(Who.REPORTER), complaint.id(), Format.AMR);
        assertThat(seenBy(office.attachments().byId(office.village(), id).block()))
                .containsExactlyInAnyOrder(Who.DISPATCHER, Who.SUPERVISOR, Who.REPORTER);
    }

    @Test
    void whatBelongsToNoCaseIsNotShownHere() {
        var loose = Samples.photo(office.village(), office.person(Who.REPORTER));
        assertThat(seenBy(loose)).isEmpty();
    }

    private Attachment attached(Intake.NameVisibleTo name, Format format) {
        var intake = Cases.with(Cases.intake("x"), name, Intake.Visibility.PRIVATE, false);
        var complaint = office.kept(office.in(Status.IN_PROGRESS, intake));
        var id = VoiceFiles.attached(
                office.attachments(), office.village(), office.person(Who.REPORTER), complaint.id(), format);
        return office.attachments().byId(office.village(), id).block();
    }

    private List<Who> seenBy(Attachment attachment) {
        return Stream.of(Who.values())
                .filter(who -> visibility.visible(office.actor(who), attachment).block())
                .toList();
    }
}
