package village.api.complaint.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import village.api.complaint.Colour;
import village.api.complaint.Complaints;
import village.api.place.Grid;

/**
 * Which cases of a village are asked for.
 *
 * @param view what the asker may see at all
 * @param categories codes; empty for any
 * @param colour green, yellow and red are of open cases only
 * @param now the moment colours are told at
 */
public record CaseQuery(
        Complaints.StaffView view,
        CaseGroup group,
        Set<String> categories,
        Optional<Grid.Id> grid,
        Optional<Colour> colour,
        Optional<CaseSearch> search,
        Instant now) {

    public CaseQuery {
        categories = Set.copyOf(categories);
    }
}
