package village.api.disclosure.finance;

import java.util.regex.Pattern;
import village.api.Refusal;

/**
 * A cell nobody can be sure of: the spreadsheet said something unreadable there, or nothing, and what stands in the table
 * only keeps the place. Also an opening balance with nothing to compare it with.
 *
 * @param pointer JSON pointer to the cell in the table; empty where the table has no such cell
 * @param sentence in Chinese, with the spreadsheet's row and column, for example 第 7 行 A 列：日期不对，应写成 2026-08-15。
 * @param confirmed whether somebody who prepares the table compared it with the paper and says that it is right
 */
public record TableDoubt(String pointer, String sentence, boolean confirmed) {
    public static final int MAX_SENTENCE = 300;
    private static final Pattern POINTER = Pattern.compile("(/[A-Za-z0-9]{1,20}){0,6}");

    public TableDoubt {
        if (!POINTER.matcher(pointer).matches()) {
            throw Refusal.invalid("/tableDoubts", "存疑的单元格位置不对。");
        }
        var length = sentence.codePointCount(0, sentence.length());
        if (sentence.isBlank() || length > MAX_SENTENCE) {
            throw Refusal.invalid("/tableDoubts", "存疑的说明应为 1 到 " + MAX_SENTENCE + " 个字。");
        }
    }

    /** Whether it is the same doubt, confirmed or not. */
    boolean same(TableDoubt other) {
        return pointer.equals(other.pointer) && sentence.equals(other.sentence);
    }
}
