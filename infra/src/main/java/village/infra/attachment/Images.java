package village.infra.attachment;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;

/**
 * Draws images anew: what comes out is a JPEG of the picture and nothing else that was in the file. Blocks and needs
 * memory; run only on its small scheduler.
 */
final class Images {
    static final int MAX_EDGE = 2560;
    static final int THUMB_EDGE = 480;
    /** What is decoded at most; larger images lose rows and columns while they are read. */
    private static final long MAX_DECODED = 16_000_000;

    private static final float QUALITY = 0.85f;

    private final long maxPixels;

    static {
        ImageIO.setUseCache(false);
    }

    Images(long maxPixels) {
        this.maxPixels = maxPixels;
    }

    /**
     * Writes the picture of {@code source} to {@code full} and a small one to {@code thumb}.
     *
     * @param kind decides which decoder reads it, and no other
     */
    Attachment.Dimensions redraw(Sniffer.Kind kind, Path source, Path full, Path thumb) throws IOException {
        var picture = upright(kind, source);
        write(picture, full);
        write(opaque(within(picture, THUMB_EDGE)), thumb);
        return new Attachment.Dimensions(picture.getWidth(), picture.getHeight());
    }

    private BufferedImage upright(Sniffer.Kind kind, Path source) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(kind.name()).next();
        try (var input = ImageIO.createImageInputStream(source.toFile())) {
            reader.setInput(input, true, true);
            return opaque(turned(source, within(decoded(reader), MAX_EDGE)));
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IIOException | EOFException | RuntimeException broken) {
            throw Refusal.of(Reason.ATTACHMENT_BROKEN);
        } finally {
            reader.dispose();
        }
    }

    /** Looks at the header before anything is decoded: a small file may claim to be a huge picture. */
    private BufferedImage decoded(ImageReader reader) throws IOException {
        var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > maxPixels) {
            throw Refusal.of(Reason.ATTACHMENT_TOO_LARGE, "照片的像素太多了，请缩小后再上传。");
        }
        var step = 1;
        while (pixels / ((long) step * step) > MAX_DECODED) {
            step++;
        }
        var param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    private static BufferedImage within(BufferedImage image, int edge) throws IOException {
        return image.getWidth() <= edge && image.getHeight() <= edge
                ? image
                : Thumbnails.of(image).size(edge, edge).asBufferedImage();
    }

    /** Phones store photos lying down and say so in their metadata. */
    private static BufferedImage turned(Path source, BufferedImage image) throws IOException {
        var orientation = JpegOrientation.of(source);
        return orientation == null
                ? image
                : ExifFilterUtils.getFilterForOrientation(orientation).apply(image);
    }

    private static BufferedImage opaque(BufferedImage image) {
        var page = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = page.createGraphics();
        pen.drawImage(image, 0, 0, Color.WHITE, null);
        pen.dispose();
        return page;
    }

    private static void write(BufferedImage image, Path target) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(target.toFile())) {
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
    }
}
