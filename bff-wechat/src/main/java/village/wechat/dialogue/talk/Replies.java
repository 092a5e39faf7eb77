package village.wechat.dialogue.talk;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import village.api.complaint.Complaint;
import village.api.complaint.Intake;
import village.api.complaint.catalogue.Category;
import village.api.complaint.intake.FindNear;
import village.api.inquiry.Inquiry;
import village.api.place.Contact;
import village.api.place.Village;
import village.wechat.Times;

/** Every sentence the public account says, in one place for proofreading. */
public final class Replies {
    /** What WeChat lets a reply hold, with room to spare. */
    public static final int MAX = 600;

    private static final int NAMED = 20;
    private static final int NUMBERS = 8;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.CHINA);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);

    private final Links links;
    private final StaffWords staffWords = StaffWords.shipped();

    public Replies(Links links) {
        this.links = links;
    }

    /** A reply of at most {@value #MAX} characters. */
    public static String fitted(String reply) {
        return reply.length() <= MAX ? reply : reply.substring(0, MAX - 1) + "…";
    }

    // 关注、帮助、选村

    String welcome(Optional<String> village) {
        return """
            您好，这里是%s的公众号。
            有事直接跟我说：发文字、按住说话、拍照片都行。
            看进展，回复“查进度”。
            找村里人，回复“电话”。
            不会用，回复“帮助”。\
            """.formatted(village.map(Replies::cut).orElse("村里"));
    }

    String welcomeIn(Village village) {
        return "好的，现在说的是%s的事。\n有事直接发文字、语音或照片。".formatted(cut(village.name()));
    }

    String help() {
        return """
            这样用：
            有事要反映：直接发文字、语音、照片，再回复 1。
            说的是村干部：回复 3，直接交乡镇，村里看不到。
            想匿名、公开，或是微心愿：回复 6。
            查进度：看自己反映的事办到哪了。
            查 加 8 位编号：看那一件事。
            想问事情：直接发，再回复 2。查答复：看问的事答了没有。
            电话：村里的电话。
            绑定：登记您是谁。
            换村：换一个村。
            取消：刚才发的不要了。恢复：又要了。
            有危险请直接打 110、119、120。\
            """;
    }

    String villages(List<Village> villages) {
        if (villages.isEmpty()) {
            return "您说的是哪个村？请回复村名，例如“枫溪村”；也可以扫一扫村里的二维码。";
        }
        return "您说的是哪个村？请回复数字：\n"
                + IntStream.range(0, villages.size())
                        .mapToObj(number -> (number + 1) + " "
                                + cut(villages.get(number).name(), NUMBERS) + "（"
                                + cut(villages.get(number).township(), NUMBERS) + "）")
                        .collect(Collectors.joining("\n"));
    }

    String noSuchNumber() {
        return "没有这个数字。";
    }

    String chosen(Village village) {
        return "好的，说的是%s的事。".formatted(cut(village.name()));
    }

    String unknownCode() {
        return "这个码我认不出来。您可以直接说事情，或者回复“换村”选村。";
    }

    String atPlate(String label, boolean inDraft) {
        return inDraft
                ? "地点记下了：%s。\n还没有提交，要反映请回复 1。".formatted(cut(label, 40))
                : "您在：%s。\n这里有什么事？直接发文字、语音或照片，地点会自动带上。".formatted(cut(label, 40));
    }

    // 收下内容

    /** @param waiting what waits for something of him, if anything does */
    String question(Draft draft, String village, Optional<Waits> waiting) {
        return "收到了（%s）：%s。\n还没有提交，请回复数字：\n%s\n没说完可以接着发。24 小时内不回复就作废。"
                .formatted(cut(village), summary(draft), choices(draft, waiting));
    }

    String added(Draft draft, Optional<Waits> waiting) {
        return "加上了，现在一共：%s。\n还没有提交，请回复数字：\n%s".formatted(summary(draft), choices(draft, waiting));
    }

    /** The way past the village's staff is shown to whoever speaks of them. */
    private String choices(Draft draft, Optional<Waits> waiting) {
        var about = draft.aboutStaff() || staffWords.named(draft.text()) || staffWords.named(draft.recognised());
        var above = about ? "3 涉及村干部，直接交乡镇\n" : "";
        var more = draft.aboutStaff() ? "" : waiting.map(Waits::choice).orElse("");
        return "1 反映问题\n2 咨询\n" + above + more + "0 取消\n" + MannerReplies.HINT;
    }

    String kept() {
        return "收到了，先给您留着，24 小时内有效。";
    }

    private static String summary(Draft draft) {
        var parts = new StringJoiner("、");
        count(parts, "文字 %d 段", draft.words().size());
        count(parts, "语音 %d 段", draft.count(SentMedia.Kind.VOICE));
        count(parts, "照片 %d 张", draft.count(SentMedia.Kind.PHOTO));
        draft.plate()
                .map(Plate::label)
                .or(() -> draft.spot().map(spot -> spot.label().isEmpty() ? "已定位" : spot.label()))
                .ifPresent(place -> parts.add("地点（" + cut(place, 30) + "）"));
        draft.manner()
                .map(MannerReplies::chosen)
                .filter(words -> !words.isEmpty())
                .ifPresent(parts::add);
        var spoken = draft.recognised();
        return spoken.isEmpty() ? parts.toString() : parts + "。语音听起来是：“" + cut(spoken, 60) + "”";
    }

    private static void count(StringJoiner parts, String pattern, long count) {
        if (count > 0) {
            parts.add(pattern.formatted(count));
        }
    }

    String textFull() {
        return "字太多了，这一段没有加上。先回复 1 把前面的提交了，再说后面的。";
    }

    String mediaFull() {
        return "语音和照片一共最多 %d 个，这一个没有加上。要提交请回复 1。".formatted(Intake.MAX_ATTACHMENTS);
    }

    String outside() {
        return "这个位置不在国内，没有记下。";
    }

    String expired() {
        return "您上次发的内容超过 24 小时没有提交，已经作废。";
    }

    String emergency(Collection<String> numbers) {
        return "如果现在有危险，请马上打电话：%s！\n（报警 110，火警和救援 119，急救 120）\n村里的回复没有那么快。".formatted(String.join("、", numbers));
    }

    // 语音、照片取不到

    public String mediaNotYet(SentMedia.Kind kind) {
        return "刚才的%s还没有取到，已经记下，提交时再取一次。".formatted(name(kind));
    }

    public String mediaGone(SentMedia.Kind kind) {
        return "有%s取不到了，没有收下，请重新发一次。".formatted(one(kind));
    }

    public String mediaRefused(SentMedia.Kind kind, String why) {
        return "有%s没有收下：%s".formatted(one(kind), cut(why, 60));
    }

    public String mediaDenied() {
        return "这个公众号暂时收不了语音和照片，请用文字说。";
    }

    public String notFiledWithoutMedia(int missing) {
        return "还没有提交：有 %d 个语音或照片暂时没有取到。\n请过一会儿再回复 1；不要它们了，就回复“直接提交”。".formatted(missing);
    }

    public String notFiledMediaLost() {
        return "还没有提交。可以重新发，也可以回复 1 提交剩下的。";
    }

    private static String name(SentMedia.Kind kind) {
        return kind == SentMedia.Kind.VOICE ? "语音" : "照片";
    }

    private static String one(SentMedia.Kind kind) {
        return kind == SentMedia.Kind.VOICE ? "一段语音" : "一张照片";
    }

    // 提交、取消、恢复

    public String filed(Complaint complaint, Village village) {
        var to = complaint.intake().aboutStaff() ? cut(village.township()) + "，村里看不到" : cut(village.name());
        var told = "已经提交给%s。%s\n编号：%s\n最晚 %s 前答复您。\n想看进展，回复“查进度”。"
                .formatted(
                        to,
                        MannerReplies.handedIn(complaint.intake()),
                        complaint.ticket().value(),
                        time(complaint.dueAt()));
        return linked(told, "", links.oneCase(village, complaint.id()));
    }

    /** Before a draft is filed: perhaps somebody has reported the same. */
    public String near(FindNear.Nearby near) {
        var what = near.text()
                .map(text -> cut(text, 20))
                .filter(text -> !text.isBlank())
                .or(() -> near.category().map(Category::name))
                .orElse("一件事");
        var where = near.metres() == 0 ? "就在附近" : "附近约 " + near.metres() + " 米";
        return "还没有提交：%s，%s有人反映过“%s”，%s。\n是同一件事，回复 4，有结果一样告诉您。\n不是，再回复 1 提交。"
                .formatted(where, day(near.filedAt()), cut(what), near.status().label());
    }

    public String joined() {
        return "记下了，您也遇到了这件事，有结果会告诉您。不用再提交。";
    }

    public String notFiled(String why) {
        return "没有提交：%s\n内容给您留着。".formatted(cut(why, 200));
    }

    public String sayAgain() {
        return "刚才没有提交成功。内容给您留着，请再回复 1。";
    }

    String nothingToFile() {
        return "请说说是什么事：直接发文字、按住说话，或拍照片。";
    }

    String sayMore() {
        return "还差一点：请说一句是什么事，或拍张照片，再回复 1。";
    }

    String bindingNeeded() {
        return linked("提交之前，要先登记您是谁，村里才好答复您。\n内容给您留着，登记好了再回复 1。", "登记：", links.binding());
    }

    String binding() {
        return linked("登记您是哪个村的人，要填姓名和手机号，只登记一次。", "登记：", links.binding());
    }

    String nothingToAsk() {
        return "想问什么？直接发文字、语音或照片，再回复 2。看病用药请问村医，急病打 120。";
    }

    /** An answer that was known before, offered before anybody is asked. */
    public String known(String question, String answer) {
        return "这事有现成的答复：\n问：%s\n答：%s\n\n说清楚了，回复 0。没说清楚，再回复 2，转给村里答复。".formatted(cut(question, 80), cut(answer, 350));
    }

    /** What a follower asked last, the newest first, with the newest answer of each. */
    public String answers(List<Inquiry> asked) {
        return asked.isEmpty()
                ? "您还没有问过。想问什么，直接发文字、语音或照片，再回复 2。"
                : asked.stream().map(Replies::answer).collect(Collectors.joining("\n\n"));
    }

    private static String answer(Inquiry inquiry) {
        var question = inquiry.question().text();
        var said = switch (inquiry.status()) {
            case WAITING -> "还在等答复，最晚 %s 前。".formatted(time(inquiry.dueAt()));
            case ANSWERED -> "答：" + cut(inquiry.last().text(), 220);
            case DECLINED -> "这里不能答复：" + cut(inquiry.declined().orElseThrow().reason(), 100);
        };
        return "问：%s\n%s".formatted(question.isEmpty() ? "照片或录音" : cut(question, 40), said);
    }

    /**
     * Tells that something was asked.
     *
     * @param due empty where it was told before
     * @param whoReads who answers, and who may read it; possibly nothing
     */
    public String asked(Village village, Inquiry.Id inquiry, Optional<Instant> due, String whoReads) {
        var told = "问好了，转给%s。%s%s\n答复后会在这里告诉您。"
                .formatted(
                        cut(village.name()),
                        due.map(at -> "\n最晚 %s 前答复。".formatted(time(at))).orElse(""),
                        whoReads.isEmpty() ? "" : "\n" + whoReads);
        return linked(told, "", links.inquiry(village, inquiry));
    }

    String dropped() {
        return "不要了，没有提交。24 小时内回复“恢复”还能找回来。";
    }

    String nothingToDrop() {
        return "没有要取消的内容。有事直接发文字、语音或照片。";
    }

    String restored(Draft draft, Optional<String> village, Optional<Waits> waiting) {
        return village.map(name -> question(draft, name, waiting)).orElseGet(() -> added(draft, waiting));
    }

    String nothingToRestore() {
        return "没有可以恢复的内容。取消超过 24 小时就找不回来了。";
    }

    String finishFirst() {
        return "您手上还有没提交的内容。先回复 1 提交或 0 取消，再恢复以前的。";
    }

    // 查进度、电话

    /** @param cases the newest first */
    public String progress(List<Complaint> cases) {
        if (cases.isEmpty()) {
            return "您还没有反映过事情。有事直接发文字、语音或照片。";
        }
        var lines = cases.stream().map(Replies::line).collect(Collectors.joining("\n"));
        return linked("您最近反映的事：\n" + lines + "\n看其中一件，回复“查”加编号。", "全部：", links.cases());
    }

    private static String line(Complaint complaint) {
        return "%s %s %s %s"
                .formatted(
                        complaint.ticket().value(),
                        complaint.status().label(),
                        day(complaint.filedAt()),
                        title(complaint));
    }

    public String oneCase(Complaint complaint, Village village) {
        var told = "编号 %s：%s\n%s反映，%s。"
                .formatted(
                        complaint.ticket().value(),
                        title(complaint),
                        day(complaint.filedAt()),
                        complaint.status().label());
        var due = complaint.status().open() ? "\n最晚 " + time(complaint.dueAt()) + " 前答复。" : "";
        return linked(told + due, "详细：", links.oneCase(village, complaint.id()));
    }

    private static String title(Complaint complaint) {
        var text = complaint.intake().text().replaceAll("\\s+", " ");
        return text.isEmpty() ? "语音或照片" : cut(text, 14);
    }

    String badTicket() {
        return "编号是 8 位数字，请核对后再发，例如：查 48392070。";
    }

    public String unknownTicket() {
        return "没有查到这个编号，请核对。只能查自己反映的和村里公开的。";
    }

    public String bindToSee() {
        return linked("还不知道您是谁，看不到您反映的事。", "先登记：", links.binding());
    }

    public String contacts(List<Contact> contacts) {
        if (contacts.isEmpty()) {
            return "村里还没有公布电话。急事请打 110、119、120。";
        }
        return contacts.stream()
                .limit(NUMBERS)
                .map(contact -> cut(contact.office(), 12)
                        + contact.name().map(name -> " " + cut(name, 12)).orElse("") + "：" + contact.phone())
                .collect(Collectors.joining("\n"));
    }

    // 写进诉求里的话

    static String recognised(String spoken) {
        return "（语音识别）" + spoken;
    }

    static String at(String label) {
        return "（位置：" + cut(label, 100) + "）";
    }

    private static String linked(String told, String before, Optional<String> link) {
        return link.map(address -> told + "\n" + before + address).orElse(told);
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atZone(Times.ZONE));
    }

    private static String day(Instant instant) {
        return DAY.format(instant.atZone(Times.ZONE));
    }

    static String cut(String text) {
        return cut(text, NAMED);
    }

    static String cut(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length)) + "…";
    }
}
