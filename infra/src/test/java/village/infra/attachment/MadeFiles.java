package village.infra.attachment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import village.api.attachment.Format;

/** Files made by hand, good and bad. */
public final class MadeFiles {
    static final String CAMERA = "XiangyinCam";

    private MadeFiles() {}

    public static byte[] image(String format, int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    /** A JPEG with an Exif segment: camera, orientation 6 (turn right), and the latitude 29° 42'. */
    public static byte[] jpegWithGps(int width, int height) throws IOException {
        var jpeg = image("jpeg", width, height);
        var exif = joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff());
        var segment = ByteBuffer.allocate(4 + exif.length)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.length + 2))
                .put(exif)
                .array();
        return joined(Arrays.copyOf(jpeg, 2), segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] tiff() {
        var tiff = ByteBuffer.allocate(128);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x0110, 2, CAMERA.length() + 1, 100);
        entry(tiff, 0x0112, 3, 1, 6 << 16);
        entry(tiff, 0x8825, 4, 1, 50);
        tiff.putInt(0);
        tiff.putShort((short) 2);
        entry(tiff, 1, 2, 2, 'N' << 24);
        entry(tiff, 2, 5, 2, 84);
        tiff.position(84);
        tiff.putInt(29).putInt(1).putInt(42).putInt(1);
        tiff.position(100);
        tiff.put(CAMERA.getBytes(StandardCharsets.US_ASCII));
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** A PNG whose header names a size and whose picture is missing. */
    public static byte[] pngClaiming(int width, int height) {
        var header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var crc = new CRC32();
        crc.update(header);
        return ByteBuffer.allocate(64)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(header)
                .putInt((int) crc.getValue())
                .array();
    }

    public static byte[] docx() throws IOException {
        return zip("[Content_Types].xml", "word/document.xml");
    }

    public static byte[] zip(String... names) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<xml/>".getBytes(StandardCharsets.US_ASCII));
            }
        }
        return out.toByteArray();
    }

    /** A small docx that inflates to so many megabytes. */
    public static byte[] zipBomb(int megabytes) throws IOException {
        var out = new ByteArrayOutputStream();
        var zeros = new byte[1024 * 1024];
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            for (var number = 0; number < megabytes; number++) {
                zip.write(zeros);
            }
        }
        return out.toByteArray();
    }

    public static byte[] recording(Format format) {
        return switch (format) {
            case AMR -> padded("#!AMR\n");
            case MP3 -> padded("ID3\u0003\0\0\0\0\0\0");
            case WAV -> padded("RIFF\0\0\0\0WAVEfmt ");
            case M4A -> mp4("M4A ", "soun");
            default -> throw new IllegalArgumentException(format + " (expected: a recording)");
        };
    }

    /** The beginning of an MP4 with tracks of the given kinds. */
    static byte[] mp4(String brand, String... handlers) {
        var text = new StringBuilder("\0\0\0\u0018ftyp" + brand + "\0\0\0\0" + brand + "isom");
        for (var handler : handlers) {
            text.append("\0\0\0\u0021hdlr\0\0\0\0\0\0\0\0").append(handler).append("\0".repeat(13));
        }
        return padded(text.toString());
    }

    static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] padded(String head) {
        return joined(head.getBytes(StandardCharsets.ISO_8859_1), new byte[300]);
    }
}
