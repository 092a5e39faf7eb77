package village.api.complaint.reporter;

import java.util.List;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.complaint.Intake;

/**
 * What the reporter adds to his case.
 *
 * @param text at most 500 characters; possibly empty when there is an attachment
 */
public record Supplement(String text, List<Attachment.Id> attachments) {
    public Supplement {
        text = OwnCase.words(text, "/text");
        attachments = List.copyOf(attachments);
        if (text.isEmpty() && attachments.isEmpty()) {
            throw Refusal.of(Reason.COMPLAINT_EMPTY);
        }
        if (attachments.size() > Intake.MAX_ATTACHMENTS) {
            throw Refusal.invalid("/attachments", "照片和语音最多 9 个。");
        }
        if (attachments.stream().distinct().count() < attachments.size()) {
            throw Refusal.invalid("/attachments", "同一个附件不能放两次。");
        }
    }
}
