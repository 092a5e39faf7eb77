package village.infra.bench.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What was measured of each contender, round by round. */
public final class Series<T> {
    private final Map<String, List<T>> taken = new LinkedHashMap<>();

    public void add(String contender, T figure) {
        taken.computeIfAbsent(contender, any -> new ArrayList<>()).add(figure);
    }

    /** Empty if it was not measured. */
    public List<T> of(String contender) {
        return taken.getOrDefault(contender, List.of());
    }

    public void forEach(BiConsumer<String, List<T>> each) {
        taken.forEach(each);
    }
}
