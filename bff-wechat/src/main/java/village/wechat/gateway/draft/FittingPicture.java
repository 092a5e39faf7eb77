package village.wechat.gateway.draft;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Makes a JPEG small enough for WeChat. Blocks and needs memory; only on the threads of calls. */
final class FittingPicture {
    private static final int WIDEST = 1280;
    private static final float[] QUALITIES = {0.82f, 0.7f, 0.55f, 0.4f};

    private FittingPicture() {}

    /** The same bytes where they fit, else the picture drawn smaller and coarser until they do. */
    static byte[] within(byte[] jpeg, int limit) throws IOException {
        if (jpeg.length <= limit) {
            return jpeg;
        }
        var picture = narrowed(ImageIO.read(new ByteArrayInputStream(jpeg)));
        for (var quality : QUALITIES) {
            var smaller = written(picture, quality);
            if (smaller.length <= limit) {
                return smaller;
            }
        }
        throw new IOException("picture too large");
    }

    private static BufferedImage narrowed(BufferedImage whole) {
        var longest = Math.max(whole.getWidth(), whole.getHeight());
        var factor = Math.min(1.0, (double) WIDEST / longest);
        var width = Math.max(1, (int) (whole.getWidth() * factor));
        var height = Math.max(1, (int) (whole.getHeight() * factor));
        var page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = page.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(whole, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return page;
    }

    private static byte[] written(BufferedImage picture, float quality) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
