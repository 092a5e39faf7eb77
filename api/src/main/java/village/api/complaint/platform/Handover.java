package village.api.complaint.platform;

import java.util.Optional;
import village.api.Refusal;
import village.api.complaint.Intake;
import village.api.complaint.registration.Caller;

/**
 * A case as another platform hands it over.
 *
 * @param externalNumber what it is called there: 1 to 64 visible ASCII characters, unique for that platform
 * @param caller who brought it there, sealed and for those only who may know; empty when he is not named
 */
public record Handover(String externalNumber, Intake intake, Optional<Caller> caller) {
    private static final int MAX_NUMBER = 64;

    public Handover {
        var visible = externalNumber.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        if (externalNumber.isEmpty() || externalNumber.length() > MAX_NUMBER || !visible) {
            throw Refusal.invalid("/externalNumber", "对方编号应为 1 到 64 个可见的英文字符。");
        }
    }
}
