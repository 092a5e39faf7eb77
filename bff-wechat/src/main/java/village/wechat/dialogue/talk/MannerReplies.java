package village.wechat.dialogue.talk;

import java.util.StringJoiner;
import village.api.complaint.Intake;

/** What the public account says about how something is handed in. */
public final class MannerReplies {
    /** The number that leads to the choice. */
    static final int NUMBER = 6;

    /** Below what to do with a draft. */
    static final String HINT = NUMBER + " 想匿名、想公开，或是微心愿";

    private static final String CHOOSE = """
        怎么交？请回复数字：
        1 实名，只有办的人知道是您
        2 匿名，只有乡镇知道是您
        3 微心愿，请党员帮个忙
        4 企业的事
        0 取消
        别人看不到。愿意不带名字给大家看的，数字后面加“公开”，例如“1公开”；别的也可以匿名，例如“3匿名”。\
        """;

    private MannerReplies() {}

    static String manners() {
        return CHOOSE;
    }

    static String noSuchManner() {
        return "没有这个数字。\n" + CHOOSE;
    }

    /** Of a draft that was to be handed in so and still waits; nothing for the usual way. */
    static String chosen(Manner manner) {
        return words(manner.kind(), manner.named(), manner.open());
    }

    /** Of a case that was handed in so; nothing for the usual way. */
    static String handedIn(Intake intake) {
        var named = intake.nameVisibleTo() == Intake.NameVisibleTo.HANDLERS;
        var told = new StringJoiner("");
        if (intake.kind() != Intake.Kind.COMPLAINT) {
            told.add("按" + kind(intake.kind()) + "交的。");
        }
        if (!named) {
            told.add("匿名：只有乡镇知道是您。");
        }
        if (intake.visibility() == Intake.Visibility.PUBLIC) {
            told.add("乡镇同意后公开，不带您的名字。");
        }
        return told.toString();
    }

    private static String words(Intake.Kind kind, boolean named, boolean open) {
        var words = new StringJoiner("、");
        if (kind != Intake.Kind.COMPLAINT) {
            words.add(kind(kind));
        }
        if (!named) {
            words.add("匿名");
        }
        if (open) {
            words.add("公开");
        }
        return words.toString();
    }

    private static String kind(Intake.Kind kind) {
        return switch (kind) {
            case COMPLAINT -> "诉求";
            case WISH -> "微心愿";
            case ENTERPRISE -> "企业诉求";
        };
    }
}
