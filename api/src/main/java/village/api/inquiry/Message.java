package village.api.inquiry;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.identity.Person;

/**
 * One message of a thread.
 *
 * @param text possibly empty where the asker sent a photo or a recording
 * @param by who wrote it; never shown to the other side
 * @param transcripts what is said in its recordings; a later one of the same recording stands for the earlier ones
 */
public record Message(
        Side side,
        String text,
        List<Attachment.Id> attachments,
        Person.Id by,
        Instant at,
        List<Transcript> transcripts) {
    public static final int MAX_TEXT = 2000;
    public static final int MAX_ATTACHMENTS = 9;

    public enum Side {
        ASKER,
        DESK
    }

    /**
     * What is said in a recording, written down by staff who heard it.
     *
     * @param text 1 to {@value #MAX_TEXT} characters
     */
    public record Transcript(Attachment.Id recording, String text, Person.Id by, Instant at) {
        public Transcript {
            text = text.strip();
            if (text.isEmpty() || text.codePointCount(0, text.length()) > MAX_TEXT) {
                throw Refusal.invalid("/text", "请写下录音里说的话，最多 " + MAX_TEXT + " 个字。");
            }
        }
    }

    /** Without anything written down. */
    public Message(Side side, String text, List<Attachment.Id> attachments, Person.Id by, Instant at) {
        this(side, text, attachments, by, at, List.of());
    }

    /** The same, with what is said in one of its recordings. */
    Message transcribed(Transcript written) {
        return new Message(
                side,
                text,
                attachments,
                by,
                at,
                Stream.concat(
                                transcripts.stream()
                                        .filter(one -> !one.recording().equals(written.recording())),
                                Stream.of(written))
                        .toList());
    }

    public Message {
        text = text.strip();
        attachments = List.copyOf(attachments);
        transcripts = List.copyOf(transcripts);
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            throw Refusal.invalid("/text", "文字最多 " + MAX_TEXT + " 个字。");
        }
        if (attachments.size() > MAX_ATTACHMENTS) {
            throw Refusal.invalid("/attachments", "照片和录音最多 " + MAX_ATTACHMENTS + " 个。");
        }
        if (attachments.stream().distinct().count() < attachments.size()) {
            throw Refusal.invalid("/attachments", "同一个附件不用交两次。");
        }
        if (text.isEmpty() && attachments.isEmpty()) {
            throw Refusal.of(Reason.INQUIRY_EMPTY);
        }
        if (side == Side.DESK && text.isEmpty()) {
            throw Refusal.invalid("/text", "请写明答复。");
        }
    }
}
