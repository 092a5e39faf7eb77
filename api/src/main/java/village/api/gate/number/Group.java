package village.api.gate.number;

import java.util.List;

/**
 * Digits that stand together, or a single X, which may end an identity number.
 *
 * @param gap what lies between the group before and this one
 */
record Group(List<Digit> digits, Gap gap) {
    /** One digit, by its value as an ASCII character, with the place of what is written there. */
    record Digit(char value, int start, int end) {}

    /** What may lie between two groups, from nothing to something that surely parts two numbers. */
    enum Gap {
        /** Nothing that can be seen: a zero-width character, or the mark of bold text. */
        UNSEEN,
        HYPHEN,
        DOT,
        SPACE,
        /** The end of a line. */
        LINE,
        BRACKET,
        APART
    }

    boolean isX() {
        return digits.get(0).value() == 'X';
    }

    int size() {
        return digits.size();
    }

    int start() {
        return digits.get(0).start();
    }
}
