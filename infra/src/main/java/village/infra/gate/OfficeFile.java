package village.infra.gate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import village.api.gate.AttachmentTexts.Illegible;

/** The parts of a docx or xlsx. Blocks. */
final class OfficeFile {
    private static final Pattern XML = Pattern.compile(".*\\.(xml|rels|vml|svg)");
    private static final Pattern SILENT = Pattern.compile(
            ".*(/|\\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp|odttf|fntdata))" + "|.*/printersettings[0-9]*\\.bin");

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final Map<String, byte[]> silent = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Map<String, Charset> charsets = new LinkedHashMap<>();

    private OfficeFile() {}

    /** Reads what may be read, within limits. */
    static OfficeFile of(byte[] bytes, GateSettings settings) throws IOException, UnreadableException {
        var path = Files.createTempFile("gate", ".zip");
        try {
            Files.write(path, bytes);
            var file = new OfficeFile();
            file.read(path, settings);
            return file;
        } catch (ZipException | IllegalArgumentException broken) {
            throw UnreadableException.broken();
        } finally {
            Files.delete(path);
        }
    }

    private void read(Path path, GateSettings settings) throws IOException, UnreadableException {
        try (var zip = new ZipFile(path.toFile())) {
            if (zip.size() > settings.maxEntries()) {
                throw new UnreadableException(Illegible.TOO_MUCH);
            }
            var left = settings.maxInflated().toBytes();
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var bytes = inflated(zip.getInputStream(entry), left);
                left -= bytes.length;
                take(entry.getName(), bytes, settings.maxText().toBytes());
            }
        }
    }

    private static byte[] inflated(InputStream part, long left) throws IOException, UnreadableException {
        try (part) {
            var bytes = part.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, left + 1));
            if (bytes.length > left) {
                throw new UnreadableException(Illegible.TOO_MUCH);
            }
            return bytes;
        }
    }

    private void take(String name, byte[] bytes, long maxText) throws UnreadableException {
        var lower = name.toLowerCase(Locale.ROOT);
        order.add(name);
        if (XML.matcher(lower).matches()) {
            if (bytes.length > maxText) {
                throw new UnreadableException(Illegible.TOO_MUCH);
            }
            var charset = charset(bytes);
            charsets.put(name, charset);
            parts.put(name, decoded(bytes, charset));
        } else if (SILENT.matcher(lower).matches()) {
            silent.put(name, bytes);
        } else {
            throw new UnreadableException(Illegible.EMBEDDED);
        }
    }

    private static Charset charset(byte[] bytes) {
        var wide = bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0 || (bytes[0] & bytes[1] & 0xfe) == 0xfe);
        return wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private static String decoded(byte[] bytes, Charset charset) throws UnreadableException {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException other) {
            throw UnreadableException.broken();
        }
    }

    /** The XML parts by name, in the file's order. */
    Map<String, String> parts() {
        return parts;
    }

    /** How many pictures stand in it. */
    int pictures() {
        return (int) silent.keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains("/media/"))
                .count();
    }

    /** The file with other contents in some of its parts. */
    byte[] with(Map<String, String> changed) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var name : order) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content(name, changed));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private byte[] content(String name, Map<String, String> changed) {
        var text = changed.getOrDefault(name, parts.get(name));
        if (text == null) {
            return silent.getOrDefault(name, new byte[0]);
        }
        return text.getBytes(charsets.getOrDefault(name, StandardCharsets.UTF_8));
    }
}
