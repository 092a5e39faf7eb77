package village.infra.embedded;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;

/** What invented followers sent: {@code voice-…} is a second of silence as AMR, {@code photo-…} a plain JPEG. */
final class SimulatedFiles {
    private static final int FRAMES = 50;
    private static final byte[] SILENT_FRAME = {
        0x3c,
        0x08,
        0x4d,
        0x3a,
        (byte) 0xf5,
        0x45,
        0x4d,
        0x3a,
        (byte) 0xf5,
        0x45,
        0x4d,
        0x3a,
        (byte) 0xf5,
        0x45,
        0x4d,
        0x3a,
        (byte) 0xf5,
        0x45,
        0x4d,
        0x3a,
        (byte) 0xf5,
        0x45,
        0x4d,
        0x3a,
        (byte) 0xf5,
        0x45,
        0x4d,
        0x3a,
        (byte) 0xf5,
        0x45,
        0x4d,
        0x00
    };

    private SimulatedFiles() {}

    /** A file and what WeChat calls it. */
    record Sent(String type, byte[] bytes) {}

    static Optional<Sent> of(String mediaId) {
        if (mediaId.startsWith("voice-")) {
            return Optional.of(new Sent("audio/amr", amr()));
        }
        return mediaId.startsWith("photo-")
                ? Optional.of(new Sent("image/jpeg", jpeg(mediaId.hashCode())))
                : Optional.empty();
    }

    private static byte[] amr() {
        var amr = new ByteArrayOutputStream();
        amr.writeBytes("#!AMR\n".getBytes(StandardCharsets.US_ASCII));
        for (var frame = 0; frame < FRAMES; frame++) {
            amr.writeBytes(SILENT_FRAME);
        }
        return amr.toByteArray();
    }

    private static byte[] jpeg(int seed) {
        var image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(seed & 0xffffff));
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.dispose();
        var jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jpeg.toByteArray();
    }
}
