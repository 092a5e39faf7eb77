package village.infra.attachment;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a JPEG was held. Reads the segments itself: the JDK's metadata reader gives up on files whose Exif
 * segment stands before the JFIF one.
 */
final class JpegOrientation {
    private static final int START = 0xffd8;
    private static final int EXIF = 0xffe1;
    private static final int FIRST_SEGMENT = 0xffe0;
    private static final int LAST_SEGMENT = 0xffef;

    private JpegOrientation() {}

    /** Null for other files, and where nothing readable is said. */
    static @Nullable Orientation of(Path path) throws IOException {
        try (var file = new DataInputStream(Files.newInputStream(path))) {
            return file.readUnsignedShort() == START ? found(file) : null;
        } catch (EOFException | RuntimeException unreadable) {
            return null;
        }
    }

    /** Application segments come before the picture; each has two bytes of length that count themselves. */
    private static @Nullable Orientation found(DataInputStream file) throws IOException {
        for (var marker = file.readUnsignedShort();
                marker >= FIRST_SEGMENT && marker <= LAST_SEGMENT;
                marker = file.readUnsignedShort()) {
            var segment = file.readNBytes(file.readUnsignedShort() - 2);
            var orientation = marker == EXIF ? ExifUtils.getOrientationFromExif(segment) : null;
            if (orientation != null) {
                return orientation;
            }
        }
        return null;
    }
}
