package village.api.news;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.news.column.Column;

/**
 * What an article says, to whom, and where it stands.
 *
 * @param summary possibly empty; lists show the body's beginning then
 * @param video a link to an allowed host
 * @param voice a recording of the article read aloud
 * @param source who the news is from, possibly empty
 * @param pinnedUntil on top of the lists until then
 */
public record Content(
        Column.Id column,
        String title,
        String summary,
        RichText body,
        Optional<Attachment.Id> cover,
        List<Enclosure> attachments,
        Optional<String> video,
        Optional<Attachment.Id> voice,
        String source,
        Audience audience,
        Optional<Instant> pinnedUntil) {
    private static final int MAX_TITLE = 64;
    private static final int MAX_SUMMARY = 200;
    private static final int MAX_BODY = 50_000;
    private static final int MAX_SOURCE = 40;
    private static final int MAX_ATTACHMENTS = 20;
    private static final int MAX_IMAGES = 50;

    public Content {
        attachments = List.copyOf(attachments);
        var faults = new ArrayList<Refusal.Fault>();
        if (title.isBlank() || length(title) > MAX_TITLE) {
            faults.add(new Refusal.Fault("/title", "标题应为 1 到 64 个字。"));
        }
        if (length(summary) > MAX_SUMMARY) {
            faults.add(new Refusal.Fault("/summary", "摘要最多 200 个字。"));
        }
        if (body.html().length() > MAX_BODY) {
            faults.add(new Refusal.Fault("/body", "正文太长了，最多 50000 个字符（含格式）。"));
        }
        if (body.images().size() > MAX_IMAGES) {
            faults.add(new Refusal.Fault("/body", "正文里的图片最多 50 张。"));
        }
        if (attachments.size() > MAX_ATTACHMENTS) {
            faults.add(new Refusal.Fault("/attachments", "附件最多 20 个。"));
        }
        if (length(source) > MAX_SOURCE) {
            faults.add(new Refusal.Fault("/source", "来源最多 40 个字。"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Every file it shows or offers, each once. */
    public List<Attachment.Id> files() {
        var files = new LinkedHashSet<Attachment.Id>();
        cover.ifPresent(files::add);
        files.addAll(body.images());
        voice.ifPresent(files::add);
        attachments.forEach(enclosure -> files.add(enclosure.file()));
        return List.copyOf(files);
    }

    /** Whether a reader would read, see or hear the same. */
    boolean readsAs(Content other) {
        return title.equals(other.title)
                && summary.equals(other.summary)
                && body.html().equals(other.body.html())
                && files().equals(other.files())
                && attachments.equals(other.attachments)
                && video.equals(other.video)
                && voice.equals(other.voice)
                && source.equals(other.source);
    }
}
