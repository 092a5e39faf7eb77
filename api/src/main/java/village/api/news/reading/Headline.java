package village.api.news.reading;

import java.time.Instant;
import java.util.Optional;
import village.api.attachment.Attachment;
import village.api.news.Article;
import village.api.news.Audience;
import village.api.news.column.Column;

/**
 * A published article as lists show it.
 *
 * @param summary the writer's, or the body's beginning
 * @param correctedAt when readers last saw it change
 */
public record Headline(
        Article.Id id,
        Column.Id column,
        String title,
        String summary,
        Optional<Attachment.Id> cover,
        String source,
        Audience audience,
        Optional<Instant> pinnedUntil,
        boolean voice,
        boolean video,
        Instant publishedAt,
        Optional<Instant> correctedAt) {}
