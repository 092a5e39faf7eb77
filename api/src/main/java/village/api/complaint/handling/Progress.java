package village.api.complaint.handling;

import java.util.List;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.complaint.Intake;

/**
 * How far a case has come, in the words of who works on it.
 *
 * @param text for the reporter, possibly empty
 * @param internalText for colleagues only, possibly empty
 */
public record Progress(String text, String internalText, List<Attachment.Id> attachments) {
    public Progress {
        text = Remark.optional("/text", text);
        internalText = Remark.optional("/internalText", internalText);
        attachments = List.copyOf(attachments);
        if (text.isEmpty() && internalText.isEmpty() && attachments.isEmpty()) {
            throw Refusal.invalid("/text", "请写几个字，或者放一张照片。");
        }
        if (attachments.size() > Intake.MAX_ATTACHMENTS) {
            throw Refusal.invalid("/attachments", "附件最多 9 个。");
        }
    }
}
