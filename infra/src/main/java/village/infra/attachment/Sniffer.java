package village.infra.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.apache.tika.detect.Detector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import village.api.attachment.Attachment;

/** Finds out from the first bytes what a file is. Its name and what the sender says of it are never looked at. */
final class Sniffer {
    /** How many bytes suffice. */
    static final int HEAD = 4096;

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("image/jpeg", Kind.JPEG),
            Map.entry("image/png", Kind.PNG),
            Map.entry("image/gif", Kind.GIF),
            Map.entry("audio/amr", Kind.AMR),
            Map.entry("audio/mpeg", Kind.MP3),
            Map.entry("audio/mp4", Kind.MP4),
            Map.entry("video/mp4", Kind.MP4),
            Map.entry("video/quicktime", Kind.MP4),
            Map.entry("application/mp4", Kind.MP4),
            Map.entry("audio/vnd.wave", Kind.WAV),
            Map.entry("application/pdf", Kind.PDF),
            Map.entry("application/zip", Kind.ZIP));

    private final Detector detector = MimeTypes.getDefaultMimeTypes();

    /** What the bytes look like; a second look at the whole file decides about some. */
    enum Kind {
        JPEG(Attachment.Type.IMAGE),
        PNG(Attachment.Type.IMAGE),
        GIF(Attachment.Type.IMAGE),
        AMR(Attachment.Type.VOICE),
        MP3(Attachment.Type.VOICE),
        /** Sound, or a film that is not wanted. */
        MP4(Attachment.Type.VOICE),
        WAV(Attachment.Type.VOICE),
        PDF(Attachment.Type.DOCUMENT),
        /** A docx, a xlsx, or something that is not wanted. */
        ZIP(Attachment.Type.DOCUMENT);

        private final Attachment.Type type;

        Kind(Attachment.Type type) {
            this.type = type;
        }

        Attachment.Type type() {
            return type;
        }
    }

    /** Empty for everything that is not kept here. */
    Optional<Kind> kind(byte[] head) {
        try {
            var found = detector.detect(new ByteArrayInputStream(head), new Metadata());
            return Optional.ofNullable(KINDS.get(found.getBaseType().toString()))
                    .or(() -> ooxml(found.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Kind> ooxml(String found) {
        return found.equals("application/x-tika-ooxml") ? Optional.of(Kind.ZIP) : Optional.empty();
    }
}
