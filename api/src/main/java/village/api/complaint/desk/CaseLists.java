package village.api.complaint.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.place.Grid;
import village.api.place.Village;

/** Cases as staff look for them. */
public interface CaseLists {
    /** Read by key: earliest due first, or newest first, as the group says; of all the villages together. */
    Mono<Page<Complaint, Complaint.Id>> list(List<Village.Id> villages, CaseQuery query, Complaints.Slice slice);

    /** How many open cases a member of staff sees in each grid; a grid without open cases is missing. */
    Mono<List<GridCount>> openByGrid(Village.Id village, Complaints.StaffView view, Instant now);

    /**
     * How many cases of the villages wait for somebody above; a village where none waits is missing.
     *
     * @param own whose staff the reader is himself: what is about the staff of these is not counted
     */
    Mono<List<Waiting>> waiting(List<Village.Id> villages, Set<Village.Id> own);

    /**
     * What reporters said of those cases of the villages that came to their end since a moment, by being rated, else by
     * being closed. What a reporter took back himself is left out; a village where none ended is missing.
     *
     * @param own as for {@link #waiting}
     */
    Mono<List<Verdicts>> verdicts(List<Village.Id> villages, Set<Village.Id> own, Instant since);

    /** @param grid empty for cases outside every grid */
    record GridCount(Optional<Grid.Id> grid, long green, long yellow, long red) {
        static GridCount none(Optional<Grid.Id> grid) {
            return new GridCount(grid, 0, 0, 0);
        }
    }

    /**
     * What waits.
     *
     * @param toDispatch nobody has them in hand
     * @param toVerify answered, and not checked yet
     * @param transferred sent to an office outside
     */
    record Waiting(Village.Id village, long toDispatch, long toVerify, long transferred) {}

    /**
     * What was said of what ended.
     *
     * @param satisfied how many of the rated {@linkplain village.api.complaint.Rating#satisfied() satisfy}
     * @param rated by their reporters
     * @param unrated closed without a word of the reporter, which never counts as satisfied
     */
    record Verdicts(Village.Id village, long satisfied, long rated, long unrated) {}
}
