package village.api.complaint.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Cases.MONDAY_9;
import static village.api.complaint.ComplaintsContract.get;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.attachment.Attachment;
import village.api.attachment.Format;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.identity.Person;
import village.api.place.Village;

/** What every store of what was heard and written down must do. */
public interface RecordingsContract {
    Recordings recordings();

    Complaints complaints();

    /** A village that exists. */
    Village.Id village();

    /** A person who exists. */
    Person.Id somebody();

    /** A file of that format that belongs to the case. */
    Attachment.Id attached(Complaint.Id complaint, Format format);

    @Test
    default void aLaterTranscriptReplacesAnEarlierOne() {
        var id = filed();
        var recording = attached(id, Format.AMR);
        var first = transcript(id, recording, 2, "灯坏了");
        var second = transcript(id, recording, 5, "村口的路灯坏了");
        recordings().add(second).block();
        recordings().add(first).block();
        recordings().add(transcript(id, recording, 5, "重复的不算")).block();
        assertThat(get(recordings().transcripts(village(), id))).containsExactly(second);
        assertThat(get(recordings().transcripts(new Village.Id(UUID.randomUUID()), id)))
                .isEmpty();
    }

    @Test
    default void knowsWhatNobodyHasHeard() {
        var unheard = filed();
        attached(unheard, Format.AMR);
        var heard = filed();
        var played = attached(heard, Format.MP3);
        var written = filed();
        var read = attached(written, Format.WAV);
        var silent = filed();
        attached(silent, Format.JPEG);
        recordings().heard(village(), heard, played, somebody(), MONDAY_9).block();
        recordings().heard(village(), heard, played, somebody(), MONDAY_9).block();
        recordings()
                .add(new Transcript(village(), written, read, 2, Optional.of(somebody()), "网格员", "听过了", MONDAY_9))
                .block();
        var recognised = filed();
        recordings()
                .add(transcript(recognised, attached(recognised, Format.AMR), 2, "等坏了"))
                .block();
        var among = List.of(unheard, heard, written, silent, recognised);
        assertThat(get(recordings().unheard(village(), among))).containsExactlyInAnyOrder(unheard, recognised);
        assertThat(get(recordings().heardOf(village(), heard))).containsExactly(played);
        assertThat(get(recordings().heardOf(village(), unheard))).isEmpty();
    }

    private Transcript transcript(Complaint.Id id, Attachment.Id recording, long number, String text) {
        return new Transcript(village(), id, recording, number, Optional.empty(), "微信识别", text, MONDAY_9);
    }

    private Complaint.Id filed() {
        var change = Cases.filed(village(), somebody(), Cases.intake("x"), MONDAY_9);
        return get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }
}
