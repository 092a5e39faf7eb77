package village.api.disclosure.cover;

import java.util.List;
import village.api.Refusal;
import village.api.gate.number.SensitiveNumbers;

/** The words everybody reads beside what is covered. */
final class CoverReason {
    private static final int MAX = 100;
    /** No village's own: they would show again what is being hidden. */
    private static final SensitiveNumbers NUMBERS = SensitiveNumbers.except(List.of());

    private CoverReason() {}

    static String of(String written) {
        var words = written.strip();
        if (words.isEmpty() || words.codePointCount(0, words.length()) > MAX) {
            throw Refusal.invalid("/reason", "请写明理由，最多 " + MAX + " 个字。");
        }
        if (!NUMBERS.in(words).isEmpty()) {
            throw Refusal.invalid("/reason", "理由人人看得到，不要写身份证号、银行卡号和电话号码。");
        }
        return words;
    }
}
