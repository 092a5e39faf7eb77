package village.api.disclosure;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.disclosure.finance.FinanceTable;
import village.api.disclosure.finance.TableDoubt;
import village.api.disclosure.finance.TableDoubts;

/**
 * What a filing says.
 *
 * @param body safe HTML, possibly empty
 * @param table of a finance disclosure
 * @param doubts what of the table is uncertain; none without a table
 */
public record Content(
        String title,
        String body,
        List<Attachment.Id> attachments,
        Optional<FinanceTable> table,
        List<TableDoubt> doubts) {
    public static final int MAX_TITLE = 100;
    public static final int MAX_BODY = 50_000;
    public static final int MAX_ATTACHMENTS = 9;
    public static final int MAX_DOUBTS = 5_000;

    public Content {
        title = title.strip();
        attachments = List.copyOf(attachments);
        doubts = table.isPresent() ? List.copyOf(doubts) : List.of();
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
        if (doubts.size() > MAX_DOUBTS) {
            throw Refusal.invalid("/tableDoubts", "这张表要改的地方太多了，请先在原表里改好再导入。");
        }
    }

    public Content(String title, String body, List<Attachment.Id> attachments, Optional<FinanceTable> table) {
        this(title, body, attachments, table, List.of());
    }

    /** As it is kept after this one: what was doubtful stays so until its cell is another, or is confirmed. */
    Content then(Content next) {
        return table.flatMap(before -> next.table.map(now -> TableDoubts.after(before, doubts, now, next.doubts)))
                .map(left -> new Content(next.title, next.body, next.attachments, next.table, left))
                .orElse(next);
    }

    /** Whether there is nothing to read yet. */
    public boolean empty() {
        return body.isBlank() && attachments.isEmpty() && table.isEmpty();
    }
}
