package village.api.complaint.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import village.api.complaint.Colour;
import village.api.complaint.Complaints;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
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
 * @param checker whoever looks for what he may check: neither what he has in hand nor his own matter is listed
 */
public record CaseQuery(
        Complaints.StaffView view,
        Set<Village.Id> ownVillages,
        CaseGroup group,
        Set<String> categories,
        Optional<Grid.Id> grid,
        Optional<Colour> colour,
        Optional<CaseSearch> search,
        Instant now,
        Optional<Checker> checker) {

    public CaseQuery {
        ownVillages = Set.copyOf(ownVillages);
        categories = Set.copyOf(categories);
    }

    /** For whoever may see them all. */
    public CaseQuery(
            Complaints.StaffView view,
            Set<Village.Id> ownVillages,
            CaseGroup group,
            Set<String> categories,
            Optional<Grid.Id> grid,
            Optional<Colour> colour,
            Optional<CaseSearch> search,
            Instant now) {
        this(view, ownVillages, group, categories, grid, colour, search, now, Optional.empty());
    }

    /**
     * Whoever checks the answers of others.
     *
     * @param roster who he is on the village's roster; empty when he is not on it
     */
    public record Checker(Person.Id person, Optional<RosterPerson.Id> roster) {}

    /** The same, of those only that he may check. */
    public CaseQuery checkedBy(Checker who) {
        return new CaseQuery(view, ownVillages, group, categories, grid, colour, search, now, Optional.of(who));
    }
}
