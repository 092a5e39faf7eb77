package village.api.complaint.voice;

import java.util.UUID;
import village.api.attachment.Attachment;
import village.api.attachment.Format;
import village.api.attachment.InMemoryAttachments;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.InMemoryComplaints;
import village.api.identity.Person;
import village.api.place.Village;

class InMemoryRecordingsTest implements RecordingsContract {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Complaints complaints = new InMemoryComplaints();
    private final InMemoryAttachments attachments = new InMemoryAttachments();
    private final Recordings recordings = new InMemoryRecordings(attachments);

    @Override
    public Recordings recordings() {
        return recordings;
    }

    @Override
    public Complaints complaints() {
        return complaints;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Person.Id somebody() {
        return Cases.person();
    }

    @Override
    public Attachment.Id attached(Complaint.Id complaint, Format format) {
        return VoiceFiles.attached(attachments, village, Cases.person(), complaint, format);
    }
}
