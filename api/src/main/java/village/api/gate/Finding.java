package village.api.gate;

import java.util.Optional;
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
                "第 " + (attachment + 1) + " 个附件" + why.words() + "，读不出文字，需要第二个人看过。",
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
