package village.api.news.editing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import village.api.attachment.Attachment;
import village.api.news.Audience;
import village.api.news.Enclosure;
import village.api.news.column.Column;

/**
 * An article as it is handed in, nothing of it looked at yet.
 *
 * @param body rich text as an editor makes it
 */
public record Submission(
        Column.Id column,
        String title,
        String summary,
        String body,
        Optional<Attachment.Id> cover,
        List<Enclosure> attachments,
        Optional<String> video,
        Optional<Attachment.Id> voice,
        String source,
        Audience audience,
        Optional<Instant> pinnedUntil) {
    public Submission {
        attachments = List.copyOf(attachments);
    }
}
