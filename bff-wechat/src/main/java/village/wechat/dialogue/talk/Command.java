package village.wechat.dialogue.talk;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import village.api.Refusal;
import village.api.complaint.Ticket;

/**
 * What a typed line asks for. Full-width letters, spaces, marks at the end and Chinese numerals make no difference.
 *
 * @param argument a ticket, or what was taken for one; else nothing
 * @param number what a line of one number says; 0 for every other line
 */
record Command(Word word, String argument, int number) {
    enum Word {
        FILE,
        FILE_WITHOUT,
        /** It is about village staff: goes past them. */
        FILE_ABOVE,
        /** He means the case he was shown. */
        JOIN,
        /** It belongs to the case that waits for something of him: the one he was shown, or that with the ticket. */
        SUPPLEMENT,
        INQUIRE,
        CANCEL,
        RESTORE,
        PROGRESS,
        ANSWERS,
        CASE,
        BAD_TICKET,
        HELP,
        CONTACTS,
        BIND,
        SWITCH,
        /** A number that is only good for a menu. */
        NUMBER,
        /** Something to keep. */
        NOTHING
    }

    private static final Pattern AROUND = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern END = Pattern.compile("[。.!,、;:~…]+$");
    private static final Pattern CASE = Pattern.compile("(?:查|查询|查进度|进度|编号)[:#]?([0-9a-z]{3,12})");
    private static final Pattern SUPPLEMENT = Pattern.compile("5?补充(?:到)?(?:编号)?[:#]?([0-9a-z]{3,12})");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{8}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");
    private static final String NUMERALS = "零一二三四五六七八九十";

    private static final Map<String, Word> WORDS = Map.ofEntries(
            Map.entry("反映", Word.FILE),
            Map.entry("反映问题", Word.FILE),
            Map.entry("我要反映", Word.FILE),
            Map.entry("1反映问题", Word.FILE),
            Map.entry("1反映", Word.FILE),
            Map.entry("提交", Word.FILE),
            Map.entry("直接提交", Word.FILE_WITHOUT),
            Map.entry("涉及村干部", Word.FILE_ABOVE),
            Map.entry("反映村干部", Word.FILE_ABOVE),
            Map.entry("3涉及村干部", Word.FILE_ABOVE),
            Map.entry("直接交乡镇", Word.FILE_ABOVE),
            Map.entry("3涉及村干部,直接交乡镇", Word.FILE_ABOVE),
            Map.entry("我也遇到了", Word.JOIN),
            Map.entry("4我也遇到了", Word.JOIN),
            Map.entry("补充", Word.SUPPLEMENT),
            Map.entry("5补充", Word.SUPPLEMENT),
            Map.entry("咨询", Word.INQUIRE),
            Map.entry("2咨询", Word.INQUIRE),
            Map.entry("取消", Word.CANCEL),
            Map.entry("0取消", Word.CANCEL),
            Map.entry("恢复", Word.RESTORE),
            Map.entry("查进度", Word.PROGRESS),
            Map.entry("进度", Word.PROGRESS),
            Map.entry("查询进度", Word.PROGRESS),
            Map.entry("我的诉求", Word.PROGRESS),
            Map.entry("查答复", Word.ANSWERS),
            Map.entry("看答复", Word.ANSWERS),
            Map.entry("答复", Word.ANSWERS),
            Map.entry("我的咨询", Word.ANSWERS),
            Map.entry("帮助", Word.HELP),
            Map.entry("help", Word.HELP),
            Map.entry("?", Word.HELP),
            Map.entry("怎么用", Word.HELP),
            Map.entry("村务电话", Word.CONTACTS),
            Map.entry("电话", Word.CONTACTS),
            Map.entry("联系电话", Word.CONTACTS),
            Map.entry("绑定", Word.BIND),
            Map.entry("我要绑定", Word.BIND),
            Map.entry("换村", Word.SWITCH),
            Map.entry("切换村", Word.SWITCH));

    static Command of(String typed) {
        var text = plain(typed);
        var word = WORDS.get(text);
        if (word != null) {
            return new Command(word, "", 0);
        }
        var number = number(text);
        if (number >= 0) {
            return new Command(ofNumber(number), "", number);
        }
        return ticket(text);
    }

    private static String plain(String typed) {
        var text = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var together = AROUND.matcher(text).replaceAll("");
        return together.equals("??") ? "?" : END.matcher(together).replaceAll("");
    }

    /** -1 for what is no number. */
    private static int number(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Integer.parseInt(text);
        }
        var plain = text.equals("〇") ? "零" : text.equals("两") ? "二" : text;
        return plain.length() == 1 ? NUMERALS.indexOf(plain) : -1;
    }

    private static Word ofNumber(int number) {
        return switch (number) {
            case 0 -> Word.CANCEL;
            case 1 -> Word.FILE;
            case 2 -> Word.INQUIRE;
            case 3 -> Word.FILE_ABOVE;
            case 4 -> Word.JOIN;
            case 5 -> Word.SUPPLEMENT;
            default -> Word.NUMBER;
        };
    }

    private static Command ticket(String text) {
        var asked = CASE.matcher(text);
        if (asked.matches()) {
            return about(Word.CASE, asked.group(1));
        }
        var added = SUPPLEMENT.matcher(text);
        if (added.matches()) {
            return about(Word.SUPPLEMENT, added.group(1));
        }
        var bare = DIGITS.matcher(text).matches() && good(text);
        return bare ? new Command(Word.CASE, text, 0) : new Command(Word.NOTHING, "", 0);
    }

    private static Command about(Word word, String ticket) {
        return new Command(good(ticket) ? word : Word.BAD_TICKET, ticket, 0);
    }

    private static boolean good(String ticket) {
        try {
            return new Ticket(ticket).value().equals(ticket);
        } catch (Refusal malformed) {
            return false;
        }
    }
}
