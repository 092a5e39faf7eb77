package village.api.gate.number;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import village.api.gate.number.Group.Digit;
import village.api.gate.number.Group.Gap;

/**
 * Finds numbers that other digits stand right before or behind of, in every window of a run of digits, and cuts them out.
 * So many windows there are that only what proves itself counts: an identity number by place, birthday and check
 * character, a card by a bank of its own and Luhn's digit. A telephone number proves nothing: it counts where the words
 * before say that there is one, or where a piece is nothing but mobiles, as a list without commas.
 */
final class Glued {
    private static final int IDENTITY = 18;
    private static final int OLD_IDENTITY = 15;
    private static final int MOBILE = 11;
    private static final int SHORT_CARD = 16;
    private static final int LONG_CARD = 19;

    private static final List<String> IDENTIFIED = List.of("身份证", "证件号", "证号", "公民身份", "身份号");
    private static final List<String> CARD = List.of("卡号", "银行卡", "储蓄卡", "账号", "帐号", "账户", "帐户", "存折", "一卡通", "开户");
    private static final List<String> CALL = List.of("电话", "手机", "联系方式", "联系人", "致电", "拨打", "tel", "phone", "mobile");

    /** A digit with what stands before it; no gap inside of a group. */
    private record Cell(Digit digit, boolean begins, Gap gap) {}

    private final String text;
    private final List<Cell> cells = new ArrayList<>();

    private Glued(String text, List<Group> lane) {
        this.text = text;
        for (var group : lane) {
            for (var at = 0; at < group.size(); at++) {
                cells.add(new Cell(group.digits().get(at), at == 0, at == 0 ? group.gap() : Gap.UNSEEN));
            }
        }
    }

    /**
     * The same digits, each number that was glued to others in groups of its own.
     *
     * @param taken places in the text that a number takes which proves itself as it stands
     */
    static List<Group> cut(String text, List<Group> lane, BitSet taken) {
        var glued = new Glued(text, lane);
        var cuts = glued.cuts(taken);
        return cuts.isEmpty() ? lane : glued.groups(cuts);
    }

    /** The first digit of each number, and the one behind its last. */
    private BitSet cuts(BitSet taken) {
        var cuts = new BitSet();
        var listed = new BitSet();
        for (int at = 0, end; at < cells.size(); at = end) {
            end = endOfPiece(at);
            if (mobiles(at, end, taken)) {
                listed.set(at, end);
                for (var next = at; next <= end; next += MOBILE) {
                    cuts.set(next);
                }
            }
        }
        for (var at = 0; at < cells.size(); ) {
            var length = taken.get(cells.get(at).digit().start()) ? 0 : glued(at);
            var free = listed.get(at, at + length).isEmpty();
            if (length > 0 && free) {
                cuts.set(at);
                cuts.set(at + length);
            }
            at += free ? Math.max(1, length) : 1;
        }
        return cuts;
    }

    /** Where what can be seen, or an X, parts the digits again. */
    private int endOfPiece(int at) {
        var end = at + 1;
        while (end < cells.size()
                && cells.get(end).gap() == Gap.UNSEEN
                && value(at, 0) != 'X'
                && value(end, 0) != 'X') {
            end++;
        }
        return end;
    }

    /**
     * Whether a piece is nothing but mobiles, one behind the other. Three and more are no chance, whatever else their digits
     * happen to make; of two an identity number that proves itself is the better reading.
     */
    private boolean mobiles(int from, int end, BitSet taken) {
        var size = end - from;
        if (size < 2 * MOBILE || size % MOBILE != 0) {
            return false;
        }
        for (var at = from; at < end; at += MOBILE) {
            var apart = taken.get(cells.get(at).digit().start());
            if (apart || Telephones.mobile(window(at, MOBILE)).isEmpty()) {
                return false;
            }
        }
        return size > 2 * MOBILE || IntStream.rangeClosed(from, end - IDENTITY).noneMatch(this::identity);
    }

    /** How long the number is that begins at a digit; 0 where none does, or it stands by itself. */
    private int glued(int at) {
        for (var length : new int[] {LONG_CARD, SHORT_CARD}) {
            if (card(at, length)) {
                return length;
            }
        }
        return identity(at) ? IDENTITY : oldIdentity(at) ? OLD_IDENTITY : mobile(at) ? MOBILE : 0;
    }

    private boolean identity(int at) {
        var first = value(at, 0);
        return first != '0'
                && first != 'X'
                && (value(at, 6) == '1' || value(at, 6) == '2')
                && joined(at, IDENTITY)
                && proves(window(at, IDENTITY));
    }

    private static boolean proves(Candidate window) {
        return IdentityNumbers.likely(window) && (IdentityNumbers.spoken(window) || window.follows(IDENTIFIED));
    }

    private boolean card(int at, int length) {
        if ("469".indexOf(value(at, 0)) < 0 || !joined(at, length) || value(at, length - 1) == 'X') {
            return false;
        }
        var window = window(at, length);
        return BankCards.is(window) && (BankCards.wellKnown(window.digits()) || told(window));
    }

    private static boolean told(Candidate window) {
        return window.digits().startsWith("62") && window.follows(CARD);
    }

    private boolean oldIdentity(int at) {
        if (value(at, 0) == 'X' || !together(at, OLD_IDENTITY)) {
            return false;
        }
        var window = window(at, OLD_IDENTITY);
        return IdentityNumbers.is(window) && window.follows(IDENTIFIED);
    }

    private boolean mobile(int at) {
        return value(at, 0) == '1'
                && together(at, MOBILE)
                && Telephones.mobile(window(at, MOBILE)).isPresent()
                && window(at, MOBILE).follows(CALL);
    }

    /** Whether so many digits follow each other on one line, an X being the last at most, and others stand right beside them. */
    private boolean joined(int at, int length) {
        if (at + length > cells.size()) {
            return false;
        }
        for (var next = at + 1; next < at + length; next++) {
            var apart = cells.get(next).gap().compareTo(Gap.LINE) >= 0;
            if (apart || cells.get(next - 1).digit().value() == 'X') {
                return false;
            }
        }
        return !cells.get(at).begins() || !ends(at + length);
    }

    /** The same, in one piece. */
    private boolean together(int at, int length) {
        return joined(at, length)
                && value(at, length - 1) != 'X'
                && cells.subList(at + 1, at + length).stream().allMatch(cell -> cell.gap() == Gap.UNSEEN);
    }

    private boolean ends(int at) {
        return at == cells.size() || cells.get(at).begins();
    }

    private char value(int at, int further) {
        return at + further < cells.size() ? cells.get(at + further).digit().value() : 'X';
    }

    private Candidate window(int at, int length) {
        var digits = new StringBuilder();
        cells.subList(at, at + length)
                .forEach(cell -> digits.append(cell.digit().value()));
        return new Candidate(text, groups(at, at + length, new BitSet()), digits.toString());
    }

    private List<Group> groups(BitSet cuts) {
        return groups(0, cells.size(), cuts);
    }

    private List<Group> groups(int from, int to, BitSet cuts) {
        var groups = new ArrayList<Group>();
        for (var at = from; at < to; ) {
            var first = cells.get(at);
            var gap = cuts.get(at) ? Gap.APART : first.gap();
            var digits = new ArrayList<Digit>();
            do {
                digits.add(cells.get(at++).digit());
            } while (at < to && !cells.get(at).begins() && !cuts.get(at));
            groups.add(new Group(digits, gap));
        }
        return groups;
    }
}
