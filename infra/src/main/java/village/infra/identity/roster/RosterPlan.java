package village.infra.identity.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import village.api.Ids;
import village.api.identity.roster.RosterColumn;

/**
 * Whom each row means: the person with the identity number, else the one with name and phone, else the one with name
 * and household, else somebody new. Nobody is meant twice.
 *
 * @param changes people to write, in the spreadsheet's order
 * @param unchanged how many rows say nothing new
 * @param targets whom each row means, by row
 */
record RosterPlan(Set<RosterColumn> columns, List<Change> changes, int unchanged, Map<Integer, UUID> targets) {

    /** @param known whether he was on the roster before */
    record Change(
            UUID id,
            boolean known,
            SealedRow said,
            @Nullable UUID guardian,
            Set<UUID> relatives) {
        /** The same without people who could not be written. */
        Change without(Set<UUID> others) {
            if (others.isEmpty()) {
                return this;
            }
            var left =
                    relatives.stream().filter(other -> !others.contains(other)).collect(Collectors.toSet());
            return new Change(id, known, said, guardian == null || others.contains(guardian) ? null : guardian, left);
        }

        /** Whether there is somebody he belongs to, or may have belonged to. */
        boolean belongs() {
            return known || guardian != null || !relatives.isEmpty();
        }
    }

    static RosterPlan of(List<KnownPerson> known, List<SealedRow> rows, Set<RosterColumn> columns, Ids ids) {
        return new Matching(known, ids).plan(rows, columns);
    }

    private static final class Matching {
        private final List<KnownPerson> known;
        private final Ids ids;
        private final Map<Integer, KnownPerson> matched = new HashMap<>();
        private final Set<UUID> taken = new HashSet<>();
        private final Map<String, UUID> byIdNumber = new HashMap<>();

        Matching(List<KnownPerson> known, Ids ids) {
            this.known = known;
            this.ids = ids;
        }

        RosterPlan plan(List<SealedRow> rows, Set<RosterColumn> columns) {
            match(rows, person -> Optional.ofNullable(person.idIndex()), row -> Optional.ofNullable(row.idIndex()));
            match(rows, KnownPerson::namePhone, SealedRow::namePhone);
            match(rows, KnownPerson::nameHousehold, SealedRow::nameHousehold);
            var targets = targets(rows);
            var changes = new ArrayList<RosterPlan.Change>();
            for (var row : rows) {
                var person = matched.get(row.row().row());
                var guardian = row.guardianIndex() == null ? null : byIdNumber.get(row.guardianIndex());
                var relatives = relatives(row);
                if (person == null || !person.same(row, columns, guardian, relatives)) {
                    changes.add(new Change(
                            Objects.requireNonNull(targets.get(row.row().row())),
                            person != null,
                            row,
                            guardian,
                            relatives));
                }
            }
            return new RosterPlan(columns, changes, rows.size() - changes.size(), targets);
        }

        private void match(
                List<SealedRow> rows,
                Function<KnownPerson, Optional<String>> keyOfPerson,
                Function<SealedRow, Optional<String>> keyOfRow) {
            var free = new HashMap<String, KnownPerson>();
            for (var person : known) {
                if (!taken.contains(person.id())) {
                    keyOfPerson.apply(person).ifPresent(key -> free.putIfAbsent(key, person));
                }
            }
            for (var row : rows) {
                if (!matched.containsKey(row.row().row())) {
                    keyOfRow.apply(row).map(free::remove).ifPresent(person -> take(row, person));
                }
            }
        }

        private void take(SealedRow row, KnownPerson person) {
            matched.put(row.row().row(), person);
            taken.add(person.id());
        }

        private Map<Integer, UUID> targets(List<SealedRow> rows) {
            var targets = new HashMap<Integer, UUID>();
            known.stream()
                    .filter(person -> person.idIndex() != null)
                    .forEach(person -> byIdNumber.put(person.idIndex(), person.id()));
            for (var row : rows) {
                var person = matched.get(row.row().row());
                var id = person == null ? ids.next() : person.id();
                targets.put(row.row().row(), id);
                if (row.idIndex() != null) {
                    byIdNumber.put(row.idIndex(), id);
                }
            }
            return targets;
        }

        private Set<UUID> relatives(SealedRow row) {
            return row.relativeIndexes().stream()
                    .map(byIdNumber::get)
                    .filter(id -> id != null)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
