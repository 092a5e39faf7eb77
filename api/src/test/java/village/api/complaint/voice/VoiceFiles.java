package village.api.complaint.voice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import village.api.Once;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.attachment.Format;
import village.api.attachment.Samples;
import village.api.complaint.Complaint;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** Files of cases, ready-made. */
public final class VoiceFiles {
    private VoiceFiles() {}

    /** Adds a file of a person and gives it to a case. */
    public static Attachment.Id attached(
            Attachments attachments, Village.Id village, Person.Id uploader, Complaint.Id complaint, Format format) {
        var file = Samples.attachment(village, uploader, format, Attachment.State.PASS);
        var subject = new Event.Subject("attachment", file.id().value(), 1);
        var event = new Event(
                Samples.nextId(), Optional.of(village), subject, "attachment.uploaded", Map.of(), Samples.NOW);
        attachments
                .add(file, event, new Once("person", "upload", file.id().toString(), "f"))
                .block();
        var owner = new Attachment.Owner(Complaint.OWNER, complaint.value());
        attachments.claim(village, List.of(file.id()), uploader, owner).block();
        return file.id();
    }
}
