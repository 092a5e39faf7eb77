package village.api.complaint.voice;

import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.complaint.Complaint;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * What is said in a recording of a case, written down by somebody who heard it.
 *
 * @param number which version of the case it came with; a later one replaces it, the earlier ones stay
 * @param author empty when WeChat's recognition wrote it
 * @param authorLabel what villagers see instead of a name, for example 网格员
 * @param text 1 to {@value #MAX_TEXT} characters
 */
public record Transcript(
        Village.Id village,
        Complaint.Id complaint,
        Attachment.Id recording,
        long number,
        Optional<Person.Id> author,
        String authorLabel,
        String text,
        Instant at) {
    public static final int MAX_TEXT = 2000;

    public Transcript {
        text = text.strip();
        if (text.isEmpty()) {
            throw Refusal.invalid("/text", "请写下录音里说的话。");
        }
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            throw Refusal.invalid("/text", "转写最多 2000 个字。");
        }
    }

    Transcript worded(UnaryOperator<String> words) {
        return new Transcript(village, complaint, recording, number, author, authorLabel, words.apply(text), at);
    }
}
