package village.api.complaint.handling;

import java.util.List;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.complaint.Intake;

/**
 * What a handler tells the reporter.
 *
 * @param text for the reporter, 1 to 2000 characters
 * @param internalText for colleagues only, possibly empty
 * @param publish the township's consent to show a case whose reporter allowed it
 */
public record Answer(String text, String internalText, List<Attachment.Id> attachments, boolean publish) {
    private static final int MAX_TEXT = 2000;

    public Answer {
        text = text.strip();
        internalText = internalText.strip();
        attachments = List.copyOf(attachments);
        if (text.isEmpty()) {
            throw Refusal.invalid("/text", "请写明办理结果。");
        }
        if (tooLong(text)) {
            throw Refusal.invalid("/text", "答复最多 2000 个字。");
        }
        if (tooLong(internalText)) {
            throw Refusal.invalid("/internalText", "内部说明最多 2000 个字。");
        }
        if (attachments.size() > Intake.MAX_ATTACHMENTS) {
            throw Refusal.invalid("/attachments", "附件最多 9 个。");
        }
    }

    private static boolean tooLong(String words) {
        return words.codePointCount(0, words.length()) > MAX_TEXT;
    }
}
