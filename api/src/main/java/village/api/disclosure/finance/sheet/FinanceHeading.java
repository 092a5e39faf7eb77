package village.api.disclosure.finance.sheet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which column stands where. The first of two columns with the same meaning counts.
 *
 * @param places from 0
 * @param others columns with a heading that are not read, for example {@code H 列“经办人”}
 */
record FinanceHeading(Map<FinanceColumn, Integer> places, List<String> others) {
    /** The heading stands in one of the first rows, under a title and remarks. */
    static final int WITHIN_ROWS = 15;

    /** Says nothing that is not in the table already. */
    private static final Pattern NUMBERING = Pattern.compile("序号?|行[号次]|编号|№|No\\.?", Pattern.CASE_INSENSITIVE);

    FinanceHeading {
        places = Map.copyOf(places);
        others = List.copyOf(others);
    }

    /** Reads a row as a heading; what its merged cells leave empty stands in the row above. */
    static Optional<FinanceHeading> of(List<SheetCell> row, List<SheetCell> above) {
        return read(row)
                .or(() -> read(IntStream.range(0, Math.max(row.size(), above.size()))
                        .mapToObj(at -> at < row.size() && !row.get(at).blank() ? row.get(at) : at(above, at))
                        .toList()));
    }

    private static Optional<FinanceHeading> read(List<SheetCell> cells) {
        var places = new EnumMap<FinanceColumn, Integer>(FinanceColumn.class);
        for (var place = 0; place < cells.size(); place++) {
            var at = place;
            FinanceColumn.of(cells.get(place)).ifPresent(column -> places.putIfAbsent(column, at));
        }
        var amounts = places.containsKey(FinanceColumn.INCOME) && places.containsKey(FinanceColumn.SPENDING);
        var named = places.containsKey(FinanceColumn.ACCOUNT) || places.containsKey(FinanceColumn.SUMMARY);
        return amounts && named ? Optional.of(new FinanceHeading(places, others(places, cells))) : Optional.empty();
    }

    private static List<String> others(Map<FinanceColumn, Integer> places, List<SheetCell> cells) {
        return IntStream.range(0, cells.size())
                .filter(at -> !cells.get(at).blank() && !places.containsValue(at))
                .filter(at -> !NUMBERING.matcher(cells.get(at).plain()).matches())
                .mapToObj(at -> letters(at) + " 列“" + cells.get(at).text() + "”")
                .toList();
    }

    SheetCell cell(FinanceColumn column, List<SheetCell> row) {
        var place = places.get(column);
        return place == null ? SheetCell.EMPTY : at(row, place);
    }

    /** The letters spreadsheets give a column; empty for one that is not there. */
    String letters(FinanceColumn column) {
        var place = places.get(column);
        return place == null ? "" : letters(place);
    }

    private static String letters(int place) {
        var letters = new StringBuilder();
        for (var left = place + 1; left > 0; left = (left - 1) / 26) {
            letters.insert(0, (char) ('A' + (left - 1) % 26));
        }
        return letters.toString();
    }

    private static SheetCell at(List<SheetCell> row, int place) {
        return place < row.size() ? row.get(place) : SheetCell.EMPTY;
    }
}
