package village.api.news.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import village.api.attachment.Attachment;
import village.api.attachment.Format;
import village.api.news.Article;
import village.api.news.Content;

/**
 * A published article as it is read.
 *
 * @param revision which revision it is
 * @param content the revision readers see; its body without the plain text that is for search
 * @param column what its column is called
 * @param correctedAt when readers last saw it change
 * @param files what is known of its files, those readers may open only
 * @param reads how often it was read, as far as it is counted by now
 */
public record Story(
        Article.Id id,
        int revision,
        Content content,
        String column,
        Instant publishedAt,
        Optional<Instant> correctedAt,
        List<File> files,
        long reads) {
    public Story {
        files = List.copyOf(files);
    }

    /** A file that passed its check. */
    public record File(Attachment.Id id, Format format, long bytes) {}
}
