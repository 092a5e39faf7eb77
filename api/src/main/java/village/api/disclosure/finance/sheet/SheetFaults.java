package village.api.disclosure.finance.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import village.api.disclosure.finance.FinanceFault;

/** Gathers what is wrong, and remembers where each cell of the table stood. */
final class SheetFaults {
    private record Place(int row, String column) {}

    private final Map<String, Place> places = new HashMap<>();
    private final List<SheetFault> faults = new ArrayList<>();

    void stands(String pointer, int row, String column) {
        places.put(pointer, new Place(row, column));
    }

    /** What has no cell of its own is shown at another's. */
    void standsWith(String pointer, String other) {
        var place = places.get(other);
        if (place != null) {
            places.put(pointer, place);
        }
    }

    void add(SheetFault fault) {
        faults.add(fault);
    }

    /** What was found so far, of which the table itself shows nothing. */
    List<SheetFault> own() {
        return List.copyOf(faults);
    }

    /** Adds what does not fit, unless its cell is wrong by itself already. */
    List<SheetFault> with(List<FinanceFault> arithmetic) {
        var told = new HashSet<String>();
        faults.forEach(fault -> told.add(fault.pointer()));
        for (var fault : arithmetic) {
            if (!told.contains(fault.pointer())) {
                var place = places.getOrDefault(fault.pointer(), new Place(0, ""));
                faults.add(new SheetFault(fault.pointer(), place.row(), place.column(), fault.reason()));
            }
        }
        return List.copyOf(faults);
    }
}
