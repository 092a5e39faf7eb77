package village.infra.attachment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Format;

/** Looks into docx and xlsx without trusting what they say about themselves. Blocks. */
final class OfficeFiles {
    private final long maxInflated;
    private final int maxEntries;

    OfficeFiles(long maxInflated, int maxEntries) {
        this.maxInflated = maxInflated;
        this.maxEntries = maxEntries;
    }

    /** Inflates every part, up to a limit. Refuses bombs, broken archives, programs inside, and other archives. */
    Format examine(Path path) throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            var format = format(zip);
            if (zip.size() > maxEntries) {
                throw Refusal.of(Reason.ATTACHMENT_TOO_LARGE);
            }
            inflate(zip);
            return format;
        } catch (ZipException | IllegalArgumentException broken) {
            throw Refusal.of(Reason.ATTACHMENT_BROKEN);
        }
    }

    private static Format format(ZipFile zip) {
        var word = zip.getEntry("word/document.xml") != null;
        var sheet = zip.getEntry("xl/workbook.xml") != null;
        var macros = zip.stream().map(ZipEntry::getName).anyMatch(name -> name.endsWith("vbaProject.bin"));
        if (zip.getEntry("[Content_Types].xml") == null || word == sheet || macros) {
            throw Refusal.of(Reason.ATTACHMENT_TYPE);
        }
        return word ? Format.DOCX : Format.XLSX;
    }

    private void inflate(ZipFile zip) throws IOException {
        var piece = new byte[64 * 1024];
        var left = maxInflated;
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            try (var part = zip.getInputStream(entries.nextElement())) {
                for (var read = part.read(piece); read >= 0; read = part.read(piece)) {
                    left -= read;
                    if (left < 0) {
                        throw Refusal.of(Reason.ATTACHMENT_TOO_LARGE);
                    }
                }
            }
        }
    }
}
