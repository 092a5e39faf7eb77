package village.api.notice.channel;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;

/** Reply windows in memory; as atomic as the table. */
public final class InMemoryReplySlots implements ReplySlots {
    private record Window(Instant openedAt, int left) {
        boolean open(Opening by, Instant now) {
            return left > 0 && now.isBefore(openedAt.plus(ReplySlots.span(by)));
        }
    }

    private final Map<OpenId, Map<Opening, Window>> windows = new HashMap<>();
    private final Map<OpenId, Instant> shut = new HashMap<>();

    @Override
    public Mono<Void> opened(OpenId follower, Opening by, Instant at) {
        return Mono.fromRunnable(() -> open(follower, by, at));
    }

    private synchronized void open(OpenId follower, Opening by, Instant at) {
        var his = windows.computeIfAbsent(follower, any -> new EnumMap<>(Opening.class));
        var known = his.get(by);
        if (known == null || known.openedAt().isBefore(at)) {
            his.put(by, new Window(at, ReplySlots.most(by)));
        }
    }

    /** When the follower was last heard of. */
    public synchronized Optional<Instant> heard(OpenId follower) {
        return windows.getOrDefault(follower, Map.of()).values().stream()
                .map(Window::openedAt)
                .max(Comparator.naturalOrder());
    }

    @Override
    public Mono<Slot> take(OpenId follower, Instant now) {
        return Mono.defer(() -> Mono.justOrEmpty(taken(follower, now)));
    }

    public synchronized Optional<Slot> taken(OpenId follower, Instant now) {
        var his = windows.getOrDefault(follower, Map.of());
        return List.of(Opening.ACT, Opening.MESSAGE).stream()
                .filter(by -> his.containsKey(by) && his.get(by).open(by, now))
                .findFirst()
                .map(by -> {
                    his.computeIfPresent(by, (any, window) -> new Window(window.openedAt(), window.left() - 1));
                    return new Slot(follower, by, now);
                });
    }

    @Override
    public Mono<Void> giveBack(Slot slot) {
        return Mono.fromRunnable(() -> putBack(slot));
    }

    public synchronized void putBack(Slot slot) {
        var shutSince = Optional.ofNullable(shut.get(slot.follower()))
                .filter(at -> !at.isBefore(slot.takenAt()))
                .isPresent();
        if (!shutSince) {
            windows.getOrDefault(slot.follower(), Map.of())
                    .computeIfPresent(
                            slot.by(),
                            (by, window) -> window.openedAt().isAfter(slot.takenAt())
                                    ? window
                                    : new Window(window.openedAt(), Math.min(window.left() + 1, ReplySlots.most(by))));
        }
    }

    @Override
    public Mono<Void> shut(Slot slot, Instant at) {
        return Mono.fromRunnable(() -> close(slot, at));
    }

    public synchronized void close(Slot slot, Instant at) {
        shut.put(slot.follower(), at);
        windows.getOrDefault(slot.follower(), Map.of())
                .replaceAll((by, window) ->
                        window.openedAt().isAfter(slot.takenAt()) ? window : new Window(window.openedAt(), 0));
    }
}
