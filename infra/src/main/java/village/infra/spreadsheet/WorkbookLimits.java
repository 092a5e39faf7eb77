package village.infra.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import village.api.Reason;
import village.api.Refusal;

/** Keeps out what is no .xlsx, or would fill the memory once unpacked. Counts what comes out, not what is promised. */
public final class WorkbookLimits {
    private static final int MAX_ENTRIES = 500;
    private static final long MAX_UNPACKED = 80L * 1024 * 1024;
    private static final long MAX_SHARED_TEXT = 24L * 1024 * 1024;
    private static final int OVERLAP = 32;
    /** A cell in a column no spreadsheet has: its reader would make room for all columns before it. */
    private static final Pattern IMPOSSIBLE_CELL = Pattern.compile("\\sr\\s*=\\s*[\"'][A-Za-z]{4,}");

    private WorkbookLimits() {}

    /** Refuses with the reason given what must not be opened. Blocks. */
    public static void check(Path file, Reason unreadable) throws IOException {
        if (!zip(file)) {
            throw Refusal.of(unreadable, "这个文件不是 .xlsx 表格。旧的 .xls 请先另存为 .xlsx。");
        }
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MAX_ENTRIES || zip.getEntry("xl/workbook.xml") == null) {
                throw Refusal.of(unreadable);
            }
            var left = MAX_UNPACKED;
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var most = entry.getName().endsWith("sharedStrings.xml") ? Math.min(left, MAX_SHARED_TEXT) : left;
                try (var content = zip.getInputStream(entry)) {
                    left -= unpacked(content, most, entry.getName().contains("worksheets/"), unreadable);
                }
            }
        }
    }

    private static boolean zip(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            var head = content.readNBytes(4);
            return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
        }
    }

    private static long unpacked(InputStream content, long most, boolean sheet, Reason unreadable) throws IOException {
        var buffer = new byte[64 * 1024];
        var tail = "";
        long total = 0;
        for (int read; (read = content.read(buffer)) > 0; ) {
            total += read;
            if (total > most) {
                throw Refusal.of(unreadable, "这个表格展开后太大了，请只保留要导入的内容后再试。");
            }
            if (sheet) {
                tail = looked(tail + new String(buffer, 0, read, StandardCharsets.ISO_8859_1), unreadable);
            }
        }
        return total;
    }

    private static String looked(String text, Reason unreadable) {
        if (IMPOSSIBLE_CELL.matcher(text).find()) {
            throw Refusal.of(unreadable);
        }
        return text.substring(Math.max(0, text.length() - OVERLAP));
    }
}
