package village.infra.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.Format;

/** The second look, at a whole file: what it is for good, and its harmless form. Blocks. */
final class Examination {
    private final Images images;
    private final OfficeFiles office;

    Examination(Images images, OfficeFiles office) {
        this.images = images;
        this.office = office;
    }

    /** What a file turned out to be. */
    record Found(Format format, Optional<Attachment.Dimensions> dimensions) {}

    /** Leaves the file to keep in {@code full}, and in {@code thumb} a small one of images; {@code raw} goes. */
    Found examine(Sniffer.Kind kind, Path raw, Path full, Path thumb) {
        try {
            if (kind.type() == Attachment.Type.IMAGE) {
                var dimensions = images.redraw(kind, raw, full, thumb);
                Files.delete(raw);
                return new Found(Format.JPEG, Optional.of(dimensions));
            }
            var format = format(kind, raw);
            Files.move(raw, full);
            return new Found(format, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Format format(Sniffer.Kind kind, Path raw) throws IOException {
        return switch (kind) {
            case AMR -> Format.AMR;
            case MP3 -> Format.MP3;
            case WAV -> Format.WAV;
            case PDF -> Format.PDF;
            case ZIP -> office.examine(raw);
            case MP4 -> sound(raw);
            case JPEG, PNG, GIF -> Format.JPEG;
        };
    }

    private static Format sound(Path raw) throws IOException {
        if (!Mp4Sound.only(Files.readAllBytes(raw))) {
            throw Refusal.of(Reason.ATTACHMENT_TYPE);
        }
        return Format.M4A;
    }
}
