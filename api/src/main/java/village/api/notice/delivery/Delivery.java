package village.api.notice.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import village.api.Ids;
import village.api.notice.channel.Letter;
import village.api.notice.preference.QuietHours;

/**
 * One notice, or one digest, on its way out by one channel.
 *
 * @param attempts how often sending began
 * @param begunAt when the latest attempt began; empty before the first
 * @param quiet when it must not ring; empty for what is urgent
 */
public record Delivery(
        Id id,
        Letter letter,
        State state,
        int attempts,
        Instant plannedAt,
        Optional<Instant> begunAt,
        Optional<QuietHours> quiet) {

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * The deliveries of one message, in the order they are tried: the first is due as soon as it may ring, the others
     * stand by.
     */
    public static List<Delivery> planned(Ids ids, List<Letter> letters, Instant at, Optional<QuietHours> quiet) {
        var due = quiet.map(hours -> hours.after(at)).orElse(at);
        return IntStream.range(0, letters.size())
                .mapToObj(rank -> new Delivery(
                        new Id(ids.next()),
                        letters.get(rank),
                        rank == 0 ? State.PENDING : State.STANDBY,
                        0,
                        due,
                        Optional.empty(),
                        quiet))
                .toList();
    }

    /** That moment, or the first one after it at which it may ring. */
    Instant mayRing(Instant at) {
        return quiet.map(hours -> hours.after(at)).orElse(at);
    }

    /** How far it is. The words are stored and published in lower-kebab. */
    public enum State {
        PENDING,
        /** Its turn comes when the channel before it says a definite no. */
        STANDBY,
        /** An attempt has begun; whoever finds it so much later must not send again. */
        SENDING,
        SENT,
        /** The user did not allow it after all, as WeChat said at once (43101) or afterwards; or is known not to. */
        REFUSED,
        IMPOSSIBLE,
        /** Perhaps sent; never sent again. */
        UNKNOWN,
        /** Nothing was sent, the user's consents are used up. */
        NO_CONSENT,
        /** Nothing was sent, WeChat's window for answers is closed or used up. */
        NO_WINDOW,
        /** Tried for too long; waits for somebody to look. */
        PARKED;

        /** Whether certainly nothing was sent or will be by this channel, so that the next one has its turn. */
        public boolean definiteNo() {
            return this == REFUSED || this == IMPOSSIBLE || this == NO_CONSENT || this == NO_WINDOW;
        }
    }
}
