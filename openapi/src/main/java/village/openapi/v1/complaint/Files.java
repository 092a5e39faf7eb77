package village.openapi.v1.complaint;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.Refusal;
import village.api.attachment.Attachment;

/** Files that a body names. */
final class Files {
    private Files() {}

    /** In order; none where the body has no such field. Refuses an empty place in the list. */
    static List<Attachment.Id> of(@Nullable List<@Nullable UUID> named) {
        return named == null ? List.of() : named.stream().map(Files::id).toList();
    }

    private static Attachment.Id id(@Nullable UUID named) {
        if (named == null) {
            throw Refusal.invalid("/attachments", "附件编号不能为空。");
        }
        return new Attachment.Id(named);
    }
}
