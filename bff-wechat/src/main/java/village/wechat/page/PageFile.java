package village.wechat.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;

/** One file as it goes out: plain and gzipped bytes, its type, and a hash of its content. */
record PageFile(String path, byte[] plain, byte[] gzipped, MediaType type, String hash) {
    private static final Map<String, MediaType> TYPES = Map.of(
            "html", MediaType.parseMediaType("text/html;charset=UTF-8"),
            "js", MediaType.parseMediaType("text/javascript;charset=UTF-8"),
            "css", MediaType.parseMediaType("text/css;charset=UTF-8"),
            "svg", MediaType.parseMediaType("image/svg+xml"),
            "java", MediaType.parseMediaType("text/plain;charset=UTF-8"),
            "webmanifest", MediaType.parseMediaType("application/manifest+json"));

    static PageFile of(String path, byte[] content) {
        return new PageFile(path, content, gzip(content), typeOf(path), Digests.hex(content));
    }

    private static MediaType typeOf(String path) {
        MediaType type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalStateException("page file: " + path + " (expected: one of " + TYPES.keySet() + ")");
        }
        return type;
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(bytes)) {
            stream.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
