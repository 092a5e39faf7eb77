package village.api.identity.roster;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One import and how far it is.
 *
 * @param failure why it failed, in Chinese; empty unless it did
 * @param faults the first faults by row; empty in lists
 */
public record RosterImport(
        Id id,
        State state,
        Counts counts,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Optional<String> failure,
        List<RosterFault> faults) {

    public RosterImport {
        faults = List.copyOf(faults);
    }

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * @param rows how many rows said something
     * @param errors how many of them are left out
     */
    public record Counts(int rows, int added, int updated, int unchanged, int errors) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0);
    }
}
