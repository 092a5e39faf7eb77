package village.api.disclosure;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.disclosure.finance.FinanceTable;

/**
 * What a filing says.
 *
 * @param body safe HTML, possibly empty
 * @param table of a finance disclosure
 */
public record Content(String title, String body, List<Attachment.Id> attachments, Optional<FinanceTable> table) {
    public static final int MAX_TITLE = 100;
    public static final int MAX_BODY = 50_000;
    public static final int MAX_ATTACHMENTS = 9;

    public Content {
        title = title.strip();
        attachments = List.copyOf(attachments);
        var length = title.codePointCount(0, title.length());
        if (length == 0 || length > MAX_TITLE) {
            throw Refusal.invalid("/title", "标题应为 1 到 " + MAX_TITLE + " 个字。");
        }
        if (body.length() > MAX_BODY) {
            throw Refusal.invalid("/body", "正文太长了，最多 " + MAX_BODY + " 个字。");
        }
        if (attachments.size() > MAX_ATTACHMENTS) {
            throw Refusal.invalid("/attachments", "附件最多 " + MAX_ATTACHMENTS + " 个。");
        }
        if (new HashSet<>(attachments).size() < attachments.size()) {
            throw Refusal.invalid("/attachments", "同一个附件只能放一次。");
        }
    }

    /** Whether there is nothing to read yet. */
    public boolean empty() {
        return body.isBlank() && attachments.isEmpty() && table.isEmpty();
    }
}
