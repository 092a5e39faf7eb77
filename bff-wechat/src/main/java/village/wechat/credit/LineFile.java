package village.wechat.credit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import village.api.credit.ledger.Entry;
import village.wechat.Times;

/** Lines as a text table that office programs and the recount script read. */
public final class LineFile {
    public static final String CSV = "text/csv";

    private static final String HEAD = "member,year,number,id,source,title,occurredAt,recordedAt,quantity,rule,rules,"
            + "wantedPoints,wantedMinutes,points,minutes,limitedBy,pointsAfter,minutesAfter,reverses,reason";

    private LineFile() {}

    /** With the mark that office programs know UTF-8 by; a cell never begins a formula. */
    public static byte[] csv(List<Entry> lines) {
        return Stream.concat(Stream.of(HEAD), lines.stream().map(LineFile::line))
                .collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Entry entry) {
        var source = entry.source();
        return Stream.of(
                        source.member().id(),
                        entry.year(),
                        entry.number(),
                        entry.id(),
                        source.kind().word(),
                        source.title(),
                        Times.of(source.occurredAt()),
                        Times.of(entry.recordedAt()),
                        source.quantity(),
                        entry.rule(),
                        entry.scheme(),
                        entry.wanted().points(),
                        entry.wanted().minutes(),
                        entry.granted().points(),
                        entry.granted().minutes(),
                        entry.limitedBy()
                                .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                                .orElse(""),
                        entry.balance().points(),
                        entry.balance().minutes(),
                        entry.correction().map(made -> made.of().toString()).orElse(""),
                        entry.correction().map(Entry.Correction::reason).orElse(""))
                .map(LineFile::cell)
                .collect(Collectors.joining(","));
    }

    private static String cell(Object value) {
        if (value instanceof Number) {
            return value.toString();
        }
        var text = value.toString();
        var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
