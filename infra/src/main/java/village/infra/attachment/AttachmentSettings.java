package village.infra.attachment;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import village.api.attachment.Attachment;

/**
 * How attachments are kept.
 *
 * @param folder where the bytes are; uploads under way are in it too, so it is one file system
 * @param image how large a sent image may be
 * @param voice how large a recording may be
 * @param document how large a document may be
 * @param maxPixels how many pixels an image may have, by its header
 * @param maxInflated how large the parts of a docx or xlsx may be together
 * @param maxEntries how many parts a docx or xlsx may have
 * @param checkEvery how often new attachments are handed to WeChat's check
 * @param converter the command that turns a recording into MP3, with {@code {in}} and {@code {out}} for the files, for
 *     example {@code ffmpeg -v error -i {in} -f mp3 {out}}; empty without one
 * @param verdictPatience how long a verdict may take before people decide
 */
@ConfigurationProperties("village.attachment")
record AttachmentSettings(
        @DefaultValue(".data/attachments") Path folder,
        @DefaultValue("10MB") DataSize image,
        @DefaultValue("5MB") DataSize voice,
        @DefaultValue("20MB") DataSize document,
        @DefaultValue("40000000") long maxPixels,
        @DefaultValue("200MB") DataSize maxInflated,
        @DefaultValue("5000") int maxEntries,
        @DefaultValue("2s") Duration checkEvery,
        @DefaultValue("") String converter,
        @DefaultValue("30m") Duration verdictPatience) {

    long limit(Attachment.Type type) {
        return switch (type) {
            case IMAGE -> image.toBytes();
            case VOICE -> voice.toBytes();
            case DOCUMENT -> document.toBytes();
        };
    }
}
