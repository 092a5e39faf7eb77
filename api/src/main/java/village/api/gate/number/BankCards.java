package village.api.gate.number;

import java.util.List;
import java.util.regex.Pattern;
import village.api.gate.number.Group.Gap;

/**
 * Tells bank cards by their first digits, their length and the check digit of Luhn (ISO/IEC 7812-1: up to 19 digits, the
 * first name who issued it, the last is checked as annex B says).
 *
 * <p>First digits of the networks as Wikipedia lists them under "Payment card number": UnionPay 62 and 81, 16 to 19 digits;
 * Visa 4; Mastercard 51 to 55 and 2221 to 2720; JCB 3528 to 3589; American Express 34 and 37; Diners Club 300 to 305, 36 and
 * 38. What banks of this country gave out before there was 62, and still honour, stands in no standard: taken from the list
 * of 1,709 prefixes of the China UnionPay BIN checker (github.com/hexindai/bcbc, data/bin.csv of 2025-02-05), all of which
 * are told here. Ranges are wider than what is given out where that alarms hardly ever: a card missed is published, a number
 * taken for one is released by a second person.
 */
final class BankCards {
    private static final int LONG = 15;
    private static final Pattern ISSUED = Pattern.compile(
            "(?:62|81|60|68|69|94|95[0-46-9]|96|98)[0-9]{14,17}" // 银联及各行
                    + "|9558[0-9]{15}|955[0-79][0-9]{12,15}|103[0-9]{16}"
                    + "|4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})" // Visa, and the old cards of one large bank
                    + "|5[0-9]{15}|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}"
                    + "|35[0-9]{14}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}" // below: old cards of single banks
                    + "|303[0-9]{13}|(?:84(?:301|336|342|361|373|38[05]|390)|870[0-5]0|90030|90592)[0-9]{11}"
                    + "|(?:900(?:003|105|205)|920000|99880[0-2]|999999)[0-9]{10}|690755[0-9]{9}|405512[0-9]{11}"
                    + "|18572[0-9]{13}|(?:43858[89]|909810|990871)[0-9]{12}|(?:9000[01]0|921000)[0-9]{13}|9111[0-9]{15}");

    /**
     * First digits of the cards villagers have, by banks and length as in the list named above: few enough to be believed
     * anywhere.
     */
    private static final Pattern WELL_KNOWN = Pattern.compile(
            "(?:62220[0238]|62122[5-7]|621281|621288|62172[1-3]" // 工商
                    + "|62284[05-9]|62282[1-8]|623018|623052" // 农业
                    + "|621700|622700|621284|621467|621081|623094|623211|623668|436742" // 建设
                    + "|62166[0-35-9]|621672|621212|621256|621283|62178[5-9]|621790|456351|601382" // 中国
                    + "|62179[7-9]|62109[568]|621285|621599|62215[01]|62218[0-9]|622199|955100" // 邮政储蓄
                    + "|622858|621058)[0-9]{13}" // 浙江农信
                    + "|(?:621286|62148[356]|622588|622598|622609|622580" // 招商
                    + "|62283[6-9]|621488|621499|621082|62179[56])[0-9]{10}"); // 农业、建设、浦发的短卡

    private BankCards() {}

    /** Whether a bank that is known gives out cards of these first digits and this length. */
    static boolean wellKnown(String digits) {
        return WELL_KNOWN.matcher(digits).matches();
    }

    static boolean is(Candidate candidate) {
        return ISSUED.matcher(candidate.digits()).matches() && luhn(candidate.digits()) && shaped(candidate);
    }

    /** Whether some digits among these are a well-known card as it is usually written. */
    static boolean within(String text) {
        var found = WELL_KNOWN.matcher(text);
        for (var from = 0; found.find(from); from = found.start() + 1) {
            if (luhn(found.group())) {
                return true;
            }
        }
        return false;
    }

    /** Amounts side by side are no card: spaces or points part it in fours, in single digits, or a space once. */
    private static boolean shaped(Candidate candidate) {
        var shape = candidate.shape();
        var inner = shape.subList(0, shape.size() - 1);
        if (candidate.has(Gap.BRACKET)) {
            return false;
        }
        var parted = candidate.has(Gap.SPACE) || candidate.has(Gap.DOT) || candidate.has(Gap.LINE);
        return !parted
                || shape.size() == 1
                || (candidate.digits().length() >= LONG
                        && ((shape.size() == 2 && candidate.onlyHas(Gap.SPACE) && !candidate.counted())
                                || uniform(inner, 4)
                                || uniform(inner, 1)));
    }

    private static boolean uniform(List<Integer> inner, int size) {
        return !inner.isEmpty() && inner.stream().allMatch(each -> each == size);
    }

    /** Whether the last digit fits the others. */
    static boolean luhn(String digits) {
        var sum = 0;
        for (var at = 0; at < digits.length(); at++) {
            var digit = digits.charAt(digits.length() - 1 - at) - '0';
            var twice = at % 2 == 1 ? digit * 2 : digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }
}
