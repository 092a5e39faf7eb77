package village.api.gate.number;

import village.api.gate.number.Group.Gap;

/** What people and programs put between the digits of one number. */
final class Separators {
    private static final String HYPHENS = "-‐‑‒–—―－﹣−⁃_";
    private static final String DOTS = ".·・．•。｡";
    private static final String BRACKETS = "()（）[]【】";

    private Separators() {}

    static Gap gap(int character) {
        if (character == '\n' || character == 0x2028 || character == 0x85) {
            return Gap.LINE;
        }
        if (character == '\t') {
            return Gap.APART;
        }
        if (unseen(character)) {
            return Gap.UNSEEN;
        }
        if (Character.isSpaceChar(character)) {
            return Gap.SPACE;
        }
        if (HYPHENS.indexOf(character) >= 0) {
            return Gap.HYPHEN;
        }
        if (DOTS.indexOf(character) >= 0) {
            return Gap.DOT;
        }
        return BRACKETS.indexOf(character) >= 0 ? Gap.BRACKET : Gap.APART;
    }

    private static boolean unseen(int character) {
        var type = Character.getType(character);
        return type == Character.FORMAT
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || (type == Character.CONTROL && character != '\t');
    }
}
