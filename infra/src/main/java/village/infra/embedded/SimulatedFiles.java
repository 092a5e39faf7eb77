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
    private static final int FRAME_LENGTH = 32;
    private static final byte FRAME_OF_12_2_KBIT = 0x3c;

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
            amr.write(FRAME_OF_12_2_KBIT);
            amr.writeBytes(new byte[FRAME_LENGTH - 1]);
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
