package village.api.gate.number;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import village.api.gate.number.Group.Digit;
import village.api.gate.number.Group.Gap;

/** Neighbouring groups of a text that may be one number. */
record Candidate(String text, List<Group> groups, String digits) {
    private static final int WORDS = 12;
    private static final int WORDS_WRITTEN = 96;

    List<Digit> places() {
        return groups.stream().flatMap(group -> group.digits().stream()).toList();
    }

    /** Whether one of the words stands shortly before. */
    boolean follows(List<String> words) {
        var written = text.substring(Math.max(0, start() - WORDS_WRITTEN), start());
        var read = Entities.read(written).toLowerCase(Locale.ROOT);
        var before = read.substring(Math.max(0, read.length() - WORDS));
        return words.stream().anyMatch(before::contains);
    }

    boolean has(Gap gap) {
        return groups.stream().skip(1).anyMatch(group -> group.gap() == gap);
    }

    /** Whether all that can be seen between its digits is of one kind, and there is such a thing. */
    boolean onlyHas(Gap gap) {
        return has(gap) && groups.stream().skip(1).map(Group::gap).allMatch(each -> each == gap || each == Gap.UNSEEN);
    }

    /** Whether points part some of its digits and spaces others, as amounts side by side. */
    boolean mixed() {
        return has(Gap.DOT) && (has(Gap.SPACE) || has(Gap.LINE));
    }

    /** Whether a point or separator and more digits stand right before or behind it: 12,345.67. */
    boolean counted() {
        return separates(end(), end() + 1) || separates(start() - 1, start() - 2);
    }

    private boolean separates(int at, int beyond) {
        return at >= 0
                && beyond >= 0
                && Math.max(at, beyond) < text.length()
                && ",.，．".indexOf(text.charAt(at)) >= 0
                && Character.isDigit(text.charAt(beyond));
    }

    /** How many digits stand together for the eye, for example {@code [3, 4, 4]}. One line's end does not part. */
    List<Integer> shape() {
        var wrapped =
                groups.stream().skip(1).filter(group -> group.gap() == Gap.LINE).count() == 1;
        var sizes = new ArrayList<Integer>();
        for (var group : groups) {
            var joined = !sizes.isEmpty() && (group.gap() == Gap.UNSEEN || (wrapped && group.gap() == Gap.LINE));
            if (joined) {
                sizes.set(sizes.size() - 1, sizes.get(sizes.size() - 1) + group.size());
            } else {
                sizes.add(group.size());
            }
        }
        return sizes;
    }

    int start() {
        return groups.get(0).start();
    }

    int end() {
        var last = groups.get(groups.size() - 1).digits();
        return last.get(last.size() - 1).end();
    }

    /** Takes its place in the text, unless another one has taken some of it before. */
    boolean takes(BitSet places) {
        var taken = places.nextSetBit(start());
        if (taken >= 0 && taken < end()) {
            return false;
        }
        places.set(start(), end());
        return true;
    }
}
