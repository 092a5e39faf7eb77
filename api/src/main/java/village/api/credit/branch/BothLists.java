package village.api.credit.branch;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import village.api.Page;

/** One page out of two lists of the same things, the latest first: of who is secretary of a branch and works above it. */
public final class BothLists {
    private BothLists() {}

    /**
     * @param one its page after the key asked for, as long as the limit
     * @param other the same of the other list; what is in both is shown once
     */
    public static <T> Page<T, UUID> of(Page<T, UUID> one, Page<T, UUID> other, int limit, Function<T, UUID> key) {
        var all = Stream.of(one.items(), other.items())
                .flatMap(List::stream)
                .distinct()
                .sorted(Comparator.comparing((T item) -> key.apply(item).toString())
                        .reversed())
                .toList();
        var page = Page.of(all, limit, key);
        return page.next().isPresent() || (one.next().isEmpty() && other.next().isEmpty())
                ? page
                : new Page<>(page.items(), Optional.of(key.apply(all.get(all.size() - 1))));
    }
}
