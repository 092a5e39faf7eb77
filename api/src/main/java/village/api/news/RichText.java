package village.api.news;

import java.util.List;
import village.api.attachment.Attachment;

/**
 * Text with headings, lists, tables and pictures, made harmless by a {@link Sanitiser}, which alone makes it from what
 * people send.
 *
 * @param html only allowed elements; a picture is {@code <img src="attachment:ID">}
 * @param text the same without its form, for search, checks and summaries
 * @param images in order, each once
 */
public record RichText(String html, String text, List<Attachment.Id> images) {
    /** What {@code src} of a picture begins with. */
    public static final String IMAGE = "attachment:";

    public RichText {
        images = List.copyOf(images);
    }
}
