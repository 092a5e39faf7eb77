package village.api.complaint.published;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Complaint;
import village.api.complaint.Status;
import village.api.place.Village;

/** Cases that everybody may see. */
@FunctionalInterface
public interface PublicCases {
    /** Those of a village that fit, the last filed first; possibly none. */
    Mono<List<Shown>> search(Village.Id village, Search search);

    /**
     * What is looked for.
     *
     * @param ids these only; empty for any
     * @param categories codes, of these only
     * @param uncategorised those that stand under none as well; without codes, those alone
     * @param filedFrom filed then or later
     * @param filedBefore filed earlier
     * @param open still under way, or over; empty for both
     * @param skip how many come before the first, 0 to {@value #DEEPEST}
     * @param limit 1 to {@value #MOST}
     */
    record Search(
            Set<Complaint.Id> ids,
            Set<String> categories,
            boolean uncategorised,
            Optional<Instant> filedFrom,
            Optional<Instant> filedBefore,
            Optional<Boolean> open,
            int skip,
            int limit) {
        public static final int MOST = 100;
        /** Deeper is not for browsing: who wants everything follows the change feed. */
        public static final int DEEPEST = 1000;

        public Search {
            ids = Set.copyOf(ids);
            categories = Set.copyOf(categories);
            if (skip < 0 || skip > DEEPEST || limit < 1 || limit > MOST) {
                throw Refusal.of(Reason.LIST_LIMIT_INVALID);
            }
        }

        /** Whether cases of every category fit, and those of none. */
        public boolean anyCategory() {
            return categories.isEmpty() && !uncategorised;
        }
    }

    /**
     * A case with what is told of it beside.
     *
     * @param changedAt when its time line went on last
     * @param answer what was answered last; empty before an answer, and where it did not hold
     */
    record Shown(Complaint complaint, Instant changedAt, String answer) {}

    /** Whether nothing more is to be expected of a case in that state. */
    static boolean over(Status status) {
        return switch (status) {
            case REJECTED, RATED, CLOSED, MERGED -> true;
            case SUBMITTED, ACCEPTED, DISPATCHED, IN_PROGRESS, NEED_INFO, ANSWERED, VERIFIED, TRANSFERRED_OUT -> false;
        };
    }
}
