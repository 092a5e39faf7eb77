package village.api.complaint.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import village.api.complaint.Colour;
import village.api.complaint.Complaints;
import village.api.place.Grid;
import village.api.place.Village;

/**
 * Which cases of a village, or of several, are asked for.
 *
 * @param view what the asker may see at all
 * @param ownVillages whose staff the asker is himself: what is about the staff of these he does not see
 * @param categories codes; empty for any
 * @param colour green, yellow and red are of open cases only
 * @param now the moment colours are told at
 */
public record CaseQuery(
        Complaints.StaffView view,
        Set<Village.Id> ownVillages,
        CaseGroup group,
        Set<String> categories,
        Optional<Grid.Id> grid,
        Optional<Colour> colour,
        Optional<CaseSearch> search,
        Instant now) {

    public CaseQuery {
        ownVillages = Set.copyOf(ownVillages);
        categories = Set.copyOf(categories);
    }
}
