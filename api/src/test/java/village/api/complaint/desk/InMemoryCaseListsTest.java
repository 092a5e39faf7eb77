package village.api.complaint.desk;

import java.util.Optional;
import java.util.UUID;
import village.api.attachment.Attachment;
import village.api.attachment.InMemoryAttachments;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.voice.InMemoryRecordings;
import village.api.complaint.voice.Transcript;
import village.api.place.Grid;
import village.api.place.Village;

class InMemoryCaseListsTest implements CaseListsContract {
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final InMemoryRecordings recordings = new InMemoryRecordings(new InMemoryAttachments());
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Village.Id otherVillage = new Village.Id(UUID.randomUUID());
    private final Grid.Id grid = new Grid.Id(UUID.randomUUID());

    @Override
    public CaseLists lists() {
        return new InMemoryCaseLists(complaints, recordings);
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
    public Village.Id otherVillage() {
        return otherVillage;
    }

    @Override
    public Grid.Id grid() {
        return grid;
    }

    @Override
    public void spoken(Complaint.Id complaint, String words) {
        var recording = new Attachment.Id(UUID.randomUUID());
        recordings
                .add(new Transcript(village, complaint, recording, 2, Optional.empty(), "网格员", words, Cases.MONDAY_9))
                .block();
    }
}
