package village.wechat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.Refusal;
import village.api.attachment.Attachment;

/** Files a request names by their ids; they were uploaded before. */
public final class Attached {
    private Attached() {}

    /**
     * Reads the field {@code attachments}; refuses a null among the ids.
     *
     * @param sent nothing where the field is missing
     */
    public static List<Attachment.Id> ids(@Nullable List<@Nullable UUID> sent) {
        var files = sent == null ? List.<@Nullable UUID>of() : sent;
        if (files.stream().anyMatch(Objects::isNull)) {
            throw Refusal.invalid("/attachments", "附件编号不能为空。");
        }
        return files.stream().map(Attachment.Id::new).toList();
    }
}
