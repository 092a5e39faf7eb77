package village.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list read by key.
 *
 * @param items in the list's order, possibly empty
 * @param next the key after which the next page starts; empty on the last page
 */
public record Page<T, K>(List<T> items, Optional<K> next) {
    public Page {
        items = List.copyOf(items);
    }

    /** Makes a page from up to {@code limit + 1} rows: the extra row only shows that there is more. */
    public static <T, K> Page<T, K> of(List<T> rows, int limit, Function<T, K> key) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        var items = rows.subList(0, limit);
        return new Page<>(items, Optional.of(key.apply(items.get(limit - 1))));
    }

    public <R> Page<R, K> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}
