package village.api.news;

import village.api.Refusal;
import village.api.attachment.Attachment;

/**
 * A file offered below an article.
 *
 * @param name what readers see it called
 */
public record Enclosure(Attachment.Id file, String name) {
    private static final int MAX_NAME = 60;

    public Enclosure {
        if (name.isBlank() || name.codePointCount(0, name.length()) > MAX_NAME) {
            throw Refusal.invalid("/attachments", "每个附件请写一个 60 字以内的名称。");
        }
    }
}
