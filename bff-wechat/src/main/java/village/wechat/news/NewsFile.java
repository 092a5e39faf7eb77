package village.wechat.news;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import village.api.attachment.Attachment;
import village.api.news.Content;
import village.api.news.Enclosure;
import village.api.news.reading.Story;
import village.wechat.Words;

/** A file offered below an article. */
@Schema(name = "NewsFile")
public record NewsFile(
        UUID id,
        @Schema(example = "停水通知（盖章）") String name,
        @Schema(description = "image、voice 或 document") String type,
        @Schema(example = "pdf") String format,
        long bytes,

        @Schema(description = "pending 待检测，pass 通过，review 待审核，risky 有风险")
        String state) {

    /** The enclosures of a content, those only that are among the known files. */
    public static List<NewsFile> of(Content content, List<Attachment> known) {
        return content.attachments().stream()
                .flatMap(enclosure -> known.stream()
                        .filter(file -> file.id().equals(enclosure.file()))
                        .map(file -> of(enclosure, file)))
                .toList();
    }

    /** The enclosures of an article, those only that readers may open. */
    static List<NewsFile> shown(Content content, List<Story.File> open) {
        return content.attachments().stream()
                .flatMap(enclosure -> open.stream()
                        .filter(file -> file.id().equals(enclosure.file()))
                        .map(file -> new NewsFile(
                                file.id().value(),
                                enclosure.name(),
                                Words.of(file.format().type()),
                                Words.of(file.format()),
                                file.bytes(),
                                Words.of(Attachment.State.PASS))))
                .toList();
    }

    private static NewsFile of(Enclosure enclosure, Attachment file) {
        return new NewsFile(
                file.id().value(),
                enclosure.name(),
                Words.of(file.type()),
                Words.of(file.format()),
                file.bytes(),
                Words.of(file.state()));
    }
}
