package village.wechat.dialogue.talk;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the public account says about whom to ask, and about what is added to a case that waits for it. */
public final class AskingReplies {
    private static final String CHOOSE = "要问谁？请回复数字：\n%s\n0 取消\n只有您和答复的人看得到。愿意不带名字给大家看的，数字后面加“公开”，例如“1公开”。";

    private AskingReplies() {}

    public static String desks(DeskMenu menu) {
        var lines = IntStream.range(0, menu.desks().size())
                .mapToObj(at -> (at + 1) + " " + menu.desks().get(at).name() + "："
                        + menu.desks().get(at).hint())
                .collect(Collectors.joining("\n"));
        return CHOOSE.formatted(lines);
    }

    static String noSuchDesk(DeskMenu menu) {
        return "没有这个数字。\n" + desks(menu);
    }

    /** Added to what tells that something was asked. */
    public static String whoReads(String desk, boolean open) {
        return open ? "由“%s”答复。审核以后不带您的名字给大家看。".formatted(desk) : "由“%s”答复，别人看不到。".formatted(desk);
    }

    public static String notAskedWithoutMedia(int missing) {
        return "还没有问：有 %d 个语音或照片暂时没有取到。\n请过一会儿再回复 2，也可以再用文字说一句。".formatted(missing);
    }

    public static String notAskedMediaLost() {
        return "还没有问。可以重新发，也可以用文字说。";
    }

    /** What was sent went to a case that waited for it. */
    public static String added(String ticket) {
        return "加到编号 %s 的事里了。\n还有要补充的，十分钟内接着发。说的是另一件事，请用文字告诉我。".formatted(ticket);
    }

    public static String notAdded(String ticket, String why) {
        return "没有加到编号 %s 的事里：%s".formatted(ticket, why);
    }

    /** It is kept as a draft. */
    public static String notYetAdded(String ticket) {
        return "还没有加到编号 %s 的事里：刚才发的没有取到，内容给您留着。请过一会儿再回复 5，或者用文字说。".formatted(ticket);
    }

    /** Nothing of it is cut off. */
    public static String tooLong(String ticket, int most) {
        return "还没有加到编号 %s 的事里：补充的话最多 %d 个字，您写得长了。可以回复 1 当作新的事报上来，或者回复 0 取消，分几次说。".formatted(ticket, most);
    }

    /** Several cases wait, or another one than he was shown. */
    static String whichCase(Waits waits) {
        return "要补充到哪件事？请看清编号再回复：\n" + waits.choice() + "0 取消";
    }

    /** It is not his, waits for nothing, or there is none. */
    static String notWaiting(String ticket) {
        return "编号 %s 现在没有在等您补充。回复“查进度”看您反映的事。".formatted(ticket);
    }

    static String saySomethingFirst(String ticket) {
        return "请先把要补充的话、语音或者照片发给我，再回复“补充 %s”。".formatted(ticket);
    }

    /** Those it is about would read it. */
    static String aboutStaff(String ticket) {
        return "您说了这是涉及村干部的，加到编号 %s 的事里村里会看到，没有加。直接交乡镇请回复 3。".formatted(ticket);
    }

    public static String missing(int media) {
        return "有 %d 个语音或照片没有取到，请再发一次。".formatted(media);
    }

    public static String sendAgain(String ticket) {
        return "编号 %s 的事正等您补充，可是刚才发的没有取到，请再发一次，或者用文字说。".formatted(ticket);
    }
}
