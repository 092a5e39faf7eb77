package village.api.identity.roster;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The heading row of a roster: which column stands where. The first of two columns with the same meaning counts.
 *
 * @param places columns and their places, from 0
 */
public record RosterHeading(Map<RosterColumn, Integer> places) {
    /** The heading stands in one of the first rows, under a title and remarks. */
    public static final int WITHIN_ROWS = 10;

    private static final Set<RosterColumn> TELLING =
            Set.of(RosterColumn.ID_NUMBER, RosterColumn.PHONE, RosterColumn.HOUSEHOLD);

    public RosterHeading {
        places = Map.copyOf(places);
    }

    /** Reads a row as a heading; empty unless it names people and something to tell them apart by. */
    public static Optional<RosterHeading> of(List<String> cells) {
        var places = new EnumMap<RosterColumn, Integer>(RosterColumn.class);
        for (var place = 0; place < cells.size(); place++) {
            var at = place;
            RosterColumn.of(cells.get(place)).ifPresent(column -> places.putIfAbsent(column, at));
        }
        return places.containsKey(RosterColumn.NAME) && TELLING.stream().anyMatch(places::containsKey)
                ? Optional.of(new RosterHeading(places))
                : Optional.empty();
    }

    public Set<RosterColumn> columns() {
        return places.keySet();
    }
}
