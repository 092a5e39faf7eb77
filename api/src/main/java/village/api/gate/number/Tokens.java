package village.api.gate.number;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import village.api.gate.number.Group.Digit;
import village.api.gate.number.Group.Gap;

/**
 * Splits a text into groups of digits. Mark-up does not part a number unless it begins another paragraph or cell; what
 * stands inside of a mark is read by itself.
 */
final class Tokens {
    private static final int MAX_SEPARATORS = 3;

    private final String text;
    private final List<List<Group>> lanes = new ArrayList<>();

    private Tokens(String text) {
        this.text = text;
    }

    /** Each list is read by itself. */
    static List<List<Group>> of(String text) {
        var tokens = new Tokens(text);
        tokens.lane(0, text.length(), true);
        return tokens.lanes;
    }

    private void lane(int from, int to, boolean markup) {
        var lane = new Lane();
        var at = from;
        while (at < to) {
            var mark = markup ? Markup.at(text, at, to) : 0;
            if (mark > 0) {
                lane.part(Markup.gap(text, at));
                lane(at + 1, at + mark, false);
                at += mark;
                continue;
            }
            var token = Sign.at(text, at, to);
            lane.take(token, at);
            at += token.length();
        }
        lane.close();
        if (!lane.groups.isEmpty()) {
            lanes.add(lane.groups);
        }
    }

    /** One character as it is meant, however it is written. */
    private record Sign(int value, int length) {
        static Sign at(String text, int at, int to) {
            return text.charAt(at) != '&'
                    ? plain(text.codePointAt(at))
                    : Entities.at(text, at, to)
                            .map(entity -> new Sign(entity.value(), entity.length()))
                            .orElseGet(() -> plain(text.codePointAt(at)));
        }

        private static Sign plain(int value) {
            return new Sign(value, Character.charCount(value));
        }
    }

    private static final class Lane {
        private final List<Group> groups = new ArrayList<>();
        private List<Digit> open = new ArrayList<>();
        private Gap gap = Gap.APART;
        private Gap last = Gap.UNSEEN;
        private int separators;

        void take(Sign token, int at) {
            var digit = digit(token.value());
            if (digit != 0) {
                if (!open.isEmpty() && (digit == 'X' || open.get(0).value() == 'X')) {
                    close();
                }
                open.add(new Digit(digit, at, at + token.length()));
            } else {
                part(Separators.gap(token.value()));
            }
        }

        /** Spaces are one, however many: so they are shown, and so is a number between them read. */
        void part(Gap by) {
            close();
            separators += by == Gap.UNSEEN || (by == Gap.SPACE && last == Gap.SPACE) ? 0 : 1;
            last = by == Gap.UNSEEN ? last : by;
            var tooFar = separators > MAX_SEPARATORS && gap != Gap.LINE && by != Gap.LINE;
            gap = tooFar ? Gap.APART : widened(by);
        }

        /** A line's end swallows the spaces around it; two line ends part. */
        private Gap widened(Gap by) {
            return gap == Gap.LINE && by == Gap.LINE ? Gap.APART : by.compareTo(gap) > 0 ? by : gap;
        }

        void close() {
            if (!open.isEmpty()) {
                groups.add(new Group(open, gap));
                open = new ArrayList<>();
                gap = Gap.UNSEEN;
                separators = 0;
                last = Gap.UNSEEN;
            }
        }
    }

    /** The digit a character stands for; X for whatever looks like one; 0 for everything else. */
    private static char digit(int value) {
        if (value < 0x80) {
            return value >= '0' && value <= '9' ? (char) value : value == 'x' || value == 'X' ? 'X' : 0;
        }
        var number = Character.digit(value, 10);
        if (number >= 0) {
            return (char) ('0' + number);
        }
        return "ХхΧχⅩⅹＸｘ".indexOf(value) >= 0 ? 'X' : enclosed(value);
    }

    /** ① and ² are digits too. */
    private static char enclosed(int value) {
        if (Character.getType(value) != Character.OTHER_NUMBER) {
            return 0;
        }
        var plain = Normalizer.normalize(Character.toString(value), Normalizer.Form.NFKC);
        return plain.length() == 1 && plain.charAt(0) >= '0' && plain.charAt(0) <= '9' ? plain.charAt(0) : 0;
    }
}
