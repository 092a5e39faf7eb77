package village.api.complaint.platform;

import village.api.Refusal;

/**
 * How a case goes at the office outside that has it.
 *
 * @param externalNumber what the case is called there, as the township noted it with the transfer
 * @param sequence from 1, growing with every update of the case
 * @param publicText for the reporter, 1 to 2000 characters
 */
public record Update(String externalNumber, long sequence, Stage stage, String publicText) {
    private static final int MAX_TEXT = 2000;

    public Update {
        publicText = publicText.strip();
        if (sequence < 1) {
            throw Refusal.invalid("/sequence", "序号从 1 起，每次加大。");
        }
        if (publicText.isEmpty() || publicText.codePointCount(0, publicText.length()) > MAX_TEXT) {
            throw Refusal.invalid("/publicText", "请写 1 到 2000 个字，给反映人看。");
        }
    }

    /** How far it is. The words are published. */
    public enum Stage {
        /** Under way: the text joins the time line. */
        IN_PROGRESS,
        /** Done: the text is the answer, and the reporter may rate it. */
        ANSWERED
    }
}
