package village.api.complaint.desk;

import java.util.Optional;
import village.api.complaint.Colour;
import village.api.place.Grid;

/**
 * What a member of staff asks for.
 *
 * @param category an upper category brings those below it
 */
public record CaseFilter(
        CaseGroup group,
        Optional<String> category,
        Optional<Grid.Id> grid,
        Optional<Colour> colour,
        Optional<CaseSearch> search) {}
