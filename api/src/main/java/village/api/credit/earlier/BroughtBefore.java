package village.api.credit.earlier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.credit.SourceKind;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.SourceEvent;

/**
 * What was brought in before, and what of it was taken back. A row stands for the line it made until that line is
 * reversed; from then on the row, corrected, stands for one line more, whose id follows from the reversing line: two
 * imports at once name the same one. Where an appeal restored what was taken back, the row stands for that line.
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
    UUID source(SourceEvent row, EarlierStudy study) throws EarlierStudy.Unsound {
        var taken = taken(row.id());
        if (taken.isEmpty()) {
            return row.id();
        }
        var last = taken.get(taken.size() - 1);
        var next = after(
                last.source().id(),
                Objects.requireNonNull(reversals.get(last.id())).id());
        var restored = bySource.containsKey(next) ? Optional.<UUID>empty() : restored(row);
        if (restored.isPresent()) {
            return restored.get();
        }
        if (taken.stream().anyMatch(line -> line.wanted().equals(study.amount()))) {
            throw new EarlierStudy.Unsound("学时", "这一条导入后已经冲正，数和冲正前一样；要重新记，请填改正后的数，或者换一个说明。");
        }
        return next;
    }

    /** What the row brought in one after the other and what was taken back each time. */
    private List<Entry> taken(UUID first) {
        var taken = new ArrayList<Entry>();
        var line = bySource.get(first);
        while (line != null && reversals.containsKey(line.id())) {
            taken.add(line);
            line = bySource.get(
                    after(line.source().id(), reversals.get(line.id()).id()));
        }
        return taken;
    }

    /** An appeal booked it again, with itself as the source: it is brought in, and counts once. */
    private Optional<UUID> restored(SourceEvent row) {
        return bySource.values().stream()
                .filter(line -> !reversals.containsKey(line.id()))
                .map(Entry::source)
                .filter(source -> source.member().equals(row.member())
                        && source.title().equals(row.title())
                        && source.occurredAt().equals(row.occurredAt()))
                .map(SourceEvent::id)
                .findFirst();
    }

    private static UUID after(UUID source, Entry.Id reversal) {
        return UUID.nameUUIDFromBytes((source + "/" + reversal).getBytes(StandardCharsets.UTF_8));
    }
}
