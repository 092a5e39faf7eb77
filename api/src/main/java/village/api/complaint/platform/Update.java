package village.api.complaint.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.complaint.Intake;

/**
 * How a case goes at the office outside that has it.
 *
 * @param externalNumber what the case is called there: as the township noted it with the transfer, or else from now on
 * @param sequence from 1, growing with every update of the case
 * @param publicText for the reporter, 1 to 2000 characters
 * @param attachments files the platform sent before, at most {@value Intake#MAX_ATTACHMENTS}
 * @param occurredAt when it happened there; empty when the platform does not say
 */
public record Update(
        String externalNumber,
        long sequence,
        Stage stage,
        String publicText,
        List<Attachment.Id> attachments,
        Optional<Instant> occurredAt) {
    private static final int MAX_TEXT = 2000;
    private static final int MAX_NUMBER = 100;

    public Update {
        publicText = publicText.strip();
        attachments = List.copyOf(attachments);
        if (externalNumber.isEmpty() || externalNumber.codePointCount(0, externalNumber.length()) > MAX_NUMBER) {
            throw Refusal.invalid("/externalNumber", "贵方的编号应为 1 到 100 个字。");
        }
        if (sequence < 1) {
            throw Refusal.invalid("/sequence", "序号从 1 起，每次加大。");
        }
        if (publicText.isEmpty() || publicText.codePointCount(0, publicText.length()) > MAX_TEXT) {
            throw Refusal.invalid("/publicText", "请写 1 到 2000 个字，给反映人看。");
        }
        var different = attachments.stream().distinct().count();
        if (attachments.size() > Intake.MAX_ATTACHMENTS || different < attachments.size()) {
            throw Refusal.invalid("/attachments", "附件最多 9 个，同一个不能放两次。");
        }
    }

    public Update(
            String externalNumber, long sequence, Stage stage, String publicText, List<Attachment.Id> attachments) {
        this(externalNumber, sequence, stage, publicText, attachments, Optional.empty());
    }

    /** How far it is. The words are published. */
    public enum Stage {
        /** Under way: the text joins the time line. */
        IN_PROGRESS,
        /** Done: the text is the answer, and the reporter may rate it. */
        ANSWERED
    }
}
