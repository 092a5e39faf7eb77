package village.api.credit.earlier;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import village.api.credit.SourceKind;
import village.api.credit.ledger.Entry;

/**
 * What was brought in before, and what of it was taken back. A row stands for the line it made until that line is
 * reversed; from then on the row, corrected, stands for one line more, whose id follows from the reversing line: two
 * imports at once name the same one.
 */
final class BroughtBefore {
    private final Map<UUID, Entry> bySource = new HashMap<>();
    private final Map<Entry.Id, Entry> reversals = new HashMap<>();

    /** @param lines of the members in the years in question, of whatever kind */
    BroughtBefore(List<Entry> lines) {
        for (var line : lines) {
            if (line.correction().isPresent()) {
                reversals.put(line.correction().get().of(), line);
            } else if (line.kind() == SourceKind.EARLIER) {
                bySource.put(line.source().id(), line);
            }
        }
    }

    /** Which line the row stands for now; refuses to bring back what was taken back, unchanged. */
    UUID source(UUID first, EarlierStudy study) throws EarlierStudy.Unsound {
        var source = first;
        var line = bySource.get(source);
        while (line != null && reversals.containsKey(line.id())) {
            if (line.wanted().equals(study.amount())) {
                throw new EarlierStudy.Unsound("学时", "这一条导入后已经冲正，数和冲正前一样；要重新记，请填改正后的数，或者换一个说明。");
            }
            source = after(source, reversals.get(line.id()).id());
            line = bySource.get(source);
        }
        return source;
    }

    private static UUID after(UUID source, Entry.Id reversal) {
        return UUID.nameUUIDFromBytes((source + "/" + reversal).getBytes(StandardCharsets.UTF_8));
    }
}
