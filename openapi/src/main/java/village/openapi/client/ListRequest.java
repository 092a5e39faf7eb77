package village.openapi.client;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import village.api.Cursors;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;

/**
 * What part of a list is asked for.
 *
 * @param after the key of the last one already seen
 */
public record ListRequest(int limit, Optional<UUID> after) {
    private static final int MAX = 100;
    private static final int USUAL = 20;

    /** Reads {@code limit} and {@code after}; refuses a limit outside 1 to 100 and a cursor of another list. */
    public static ListRequest of(Cursors cursors, String list, @Nullable Integer limit, @Nullable String after) {
        var wanted = limit == null ? USUAL : limit;
        if (wanted < 1 || wanted > MAX) {
            throw Refusal.of(Reason.LIST_LIMIT_INVALID);
        }
        return new ListRequest(wanted, Optional.ofNullable(after).map(cursor -> cursors.open(list, cursor)));
    }

    /** The cursor of the next page, or null on the last. */
    public static <K> @Nullable String next(Page<?, K> page, Cursors cursors, String list, Function<K, UUID> key) {
        return page.next().map(last -> cursors.seal(list, key.apply(last))).orElse(null);
    }
}
