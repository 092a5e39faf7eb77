package village.api.complaint.handling;

import village.api.Refusal;

/** What somebody writes beside an act: never longer than {@value #MAX_LENGTH} characters. */
public final class Remark {
    public static final int MAX_LENGTH = 500;

    private Remark() {}

    /** The words without the blanks around them; possibly empty. */
    public static String optional(String pointer, String text) {
        var words = text.strip();
        if (words.codePointCount(0, words.length()) > MAX_LENGTH) {
            throw Refusal.invalid(pointer, "最多 500 个字，请写短一些。");
        }
        return words;
    }

    /**
     * The words, or a refusal.
     *
     * @param missing what to write, in Chinese, for who wrote nothing
     */
    public static String required(String pointer, String text, String missing) {
        var words = optional(pointer, text);
        if (words.isEmpty()) {
            throw Refusal.invalid(pointer, missing);
        }
        return words;
    }
}
