package village.api.gate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import village.api.Refusal;
import village.api.gate.number.Hit;
import village.api.gate.number.NumberKind;

/**
 * Something that keeps a publication back. It never holds a number itself.
 *
 * @param pointer the passage, or {@code /attachments/0}
 * @param kind of number; empty where a document could not be read
 * @param detail a Chinese sentence for the editor; numbers in it are masked
 * @param span where the number stands in the passage; empty for files
 * @param maskable whether {@link PublishGate#masked} can help
 */
public record Finding(String pointer, Optional<NumberKind> kind, String detail, Optional<Span> span, boolean maskable) {

    private static final int MOST_PAGES = 10;
    private static final String BY_HAND = "，无法识别文字，请人工核对，由第二个人看过后放行。";

    /** From a passage's character up to before another, in UTF-16 units. */
    public record Span(int start, int end) {}

    static Finding in(Manuscript.Passage passage, Hit hit) {
        return new Finding(
                passage.pointer(),
                Optional.of(hit.kind()),
                "这里有" + hit.kind().label() + " " + hit.masked() + "。",
                Optional.of(new Span(hit.start(), hit.end())),
                true);
    }

    static Finding in(int attachment, AttachmentTexts.Part part, Hit hit, boolean maskable) {
        var where = part.where().isEmpty() ? "" : part.where();
        var advice = maskable ? "" : "这种文件不能自动打码，请换成打过码的文件。";
        return new Finding(
                pointer(attachment),
                Optional.of(hit.kind()),
                "第 " + (attachment + 1) + " 个附件" + where + "有" + hit.kind().label() + " " + hit.masked() + "。" + advice,
                Optional.empty(),
                maskable);
    }

    static Finding unreadable(int attachment, AttachmentTexts.Illegible why) {
        return new Finding(
                pointer(attachment),
                Optional.empty(),
                "第 " + (attachment + 1) + " 个附件" + why.words() + BY_HAND,
                Optional.empty(),
                false);
    }

    /** @param pages at least one */
    static Finding unread(int attachment, List<Integer> pages) {
        var named = pages.stream().limit(MOST_PAGES).map(String::valueOf).collect(Collectors.joining("、"));
        var more = pages.size() > MOST_PAGES ? "等 " + pages.size() : "";
        return new Finding(
                pointer(attachment),
                Optional.empty(),
                "第 " + (attachment + 1) + " 个附件第 " + named + more + " 页像是扫描的" + BY_HAND,
                Optional.empty(),
                false);
    }

    /** @param pictures at least one */
    static Finding unseen(int attachment, int pictures) {
        return new Finding(
                pointer(attachment),
                Optional.empty(),
                "第 " + (attachment + 1) + " 个附件里有 " + pictures + " 张图片，图片里的字没有检查，请人工核对，由第二个人看过后放行。",
                Optional.empty(),
                false);
    }

    static Finding in(Manuscript.Picture picture, Hit hit) {
        return new Finding(
                picture.pointer(),
                Optional.of(hit.kind()),
                "这里文件的名称有" + hit.kind().label() + " " + hit.masked() + "。请改了文件名再传。",
                Optional.empty(),
                false);
    }

    private static String pointer(int attachment) {
        return "/attachments/" + attachment;
    }

    Refusal.Fault fault() {
        return new Refusal.Fault(pointer, detail);
    }
}
