package village.infra.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells a recording in an MP4 container from a film: phones give both the same first bytes. */
final class Mp4Sound {
    private static final byte[] HANDLER = "hdlr".getBytes(StandardCharsets.US_ASCII);
    /** Version and flags, and four bytes that are zero, stand between the box's name and the handler's. */
    private static final int SKIPPED = 8;

    private Mp4Sound() {}

    /** Whether there is a sound track and no picture track. */
    static boolean only(byte[] file) {
        var sound = false;
        for (var at = 0; at + HANDLER.length + SKIPPED + 4 <= file.length; at++) {
            if (Arrays.equals(file, at, at + HANDLER.length, HANDLER, 0, HANDLER.length)) {
                var handler = new String(file, at + HANDLER.length + SKIPPED, 4, StandardCharsets.ISO_8859_1);
                if (handler.equals("vide")) {
                    return false;
                }
                sound |= handler.equals("soun");
            }
        }
        return sound;
    }
}
