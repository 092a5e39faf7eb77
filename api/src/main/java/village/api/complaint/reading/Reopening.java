package village.api.complaint.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import village.api.complaint.Complaint;
import village.api.complaint.Status;
import village.api.complaint.Step;

/** Until when a case that is over may be taken up again. */
final class Reopening {
    private static final Duration LIMIT = Duration.ofDays(30);
    private static final Set<Status> OVER =
            EnumSet.of(Status.ANSWERED, Status.VERIFIED, Status.RATED, Status.REJECTED, Status.CLOSED);

    private Reopening() {}

    /** Empty while it goes on, here or elsewhere. */
    static Optional<Instant> until(Complaint complaint, List<Step> steps) {
        var ending = complaint.ending();
        return Stream.of(ending.answeredAt(), ending.ratedAt(), ending.closedAt(), rejectedAt(steps))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .filter(any -> OVER.contains(complaint.status()))
                .map(over -> over.plus(LIMIT));
    }

    private static Optional<Instant> rejectedAt(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.type() == Step.Type.REJECTED)
                .map(Step::at)
                .max(Instant::compareTo);
    }
}
