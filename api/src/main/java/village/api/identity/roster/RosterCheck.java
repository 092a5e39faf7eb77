package village.api.identity.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import village.api.identity.IdentityNumber;
import village.api.place.Grid;

/** Checks a whole spreadsheet, row by row and then rows against each other. Not for several threads. */
public final class RosterCheck {
    private final Map<String, Grid.Id> grids;
    private final LocalDate today;
    private final List<RosterRow> rows = new ArrayList<>();
    private final List<RosterFault> faults = new ArrayList<>();
    private final Map<String, RosterRow> seen = new HashMap<>();
    private int total;

    /**
     * @param grids the village's grids by name
     * @param today the day ages are counted on
     */
    public RosterCheck(Map<String, Grid.Id> grids, LocalDate today) {
        this.grids = Map.copyOf(grids);
        this.today = today;
    }

    /**
     * A checked spreadsheet.
     *
     * @param total how many rows said something
     * @param rows the good ones, in the spreadsheet's order
     * @param faults what is wrong, by row
     * @param refused how many rows are left out
     */
    public record Result(int total, List<RosterRow> rows, List<RosterFault> faults, int refused) {}

    /** Takes in a row; an empty one does not count. */
    public void add(int row, Map<RosterColumn, RosterCell> cells) {
        if (cells.values().stream().allMatch(RosterCell::blank)) {
            return;
        }
        total++;
        var reader = new RosterRowReader(row, cells);
        var person = reader.person(grids, today);
        faults.addAll(reader.faults());
        person.ifPresent(this::once);
    }

    public int total() {
        return total;
    }

    private void once(RosterRow person) {
        var keys = keys(person);
        for (var key : keys) {
            var earlier = seen.get(key);
            if (earlier != null && same(key, earlier, person)) {
                faults.add(RosterFault.of(person.row(), RosterColumn.NAME, "与第 " + earlier.row() + " 行是同一个人。"));
                return;
            }
        }
        keys.forEach(key -> seen.putIfAbsent(key, person));
        rows.add(person);
    }

    private static List<String> keys(RosterRow person) {
        var keys = new ArrayList<String>();
        person.idNumber().ifPresent(number -> keys.add("id " + number.value()));
        person.phone().ifPresent(phone -> keys.add("phone " + person.name().value() + ' ' + phone.value()));
        person.household()
                .ifPresent(number -> keys.add("household " + person.name().value() + ' ' + number));
        return keys;
    }

    /** Two namesakes are two people if both have an identity number, or if their phones tell them apart. */
    private static boolean same(String key, RosterRow one, RosterRow other) {
        if (key.startsWith("id ")) {
            return true;
        }
        if (one.idNumber().isPresent() && other.idNumber().isPresent()) {
            return false;
        }
        return key.startsWith("phone ")
                || one.phone().isEmpty()
                || other.phone().isEmpty()
                || one.phone().equals(other.phone());
    }

    /**
     * Looks at guardians and relatives, who may stand anywhere in the spreadsheet or already on the roster. A row with
     * an unknown guardian is left out; an unknown relative is only reported.
     */
    public Result result(Predicate<IdentityNumber> onRoster) {
        var known = new HashSet<IdentityNumber>();
        rows.forEach(row -> row.idNumber().ifPresent(known::add));
        while (rows.removeIf(row -> unguarded(row, known, onRoster))) {
            known.retainAll(numbers());
        }
        for (var row : rows) {
            if (row.relatives().stream().anyMatch(number -> !known.contains(number) && !onRoster.test(number))) {
                faults.add(RosterFault.of(row.row(), RosterColumn.RELATIVES, "有近亲属不在本村名册里，没有登记这层关系；其余内容已导入。"));
            }
        }
        faults.sort(Comparator.comparingInt(RosterFault::row));
        return new Result(total, List.copyOf(rows), List.copyOf(faults), total - rows.size());
    }

    private Set<IdentityNumber> numbers() {
        return rows.stream().map(RosterRow::idNumber).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    private boolean unguarded(RosterRow row, Set<IdentityNumber> known, Predicate<IdentityNumber> onRoster) {
        var unknown = row.guardian()
                .filter(number -> !known.contains(number) && !onRoster.test(number))
                .isPresent();
        if (unknown) {
            faults.add(RosterFault.of(row.row(), RosterColumn.GUARDIAN, "监护人不在本村名册里，请先登记监护人。"));
        }
        return unknown;
    }
}
