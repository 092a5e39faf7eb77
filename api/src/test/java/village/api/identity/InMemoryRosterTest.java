package village.api.identity;

import java.util.UUID;
import village.api.identity.roster.RosterNames;
import village.api.identity.roster.RosterRegistry;
import village.api.place.Grid;
import village.api.place.Village;

class InMemoryRosterTest implements RosterContract {
    private final InMemoryRoster roster = new InMemoryRoster();

    @Override
    public Roster roster() {
        return roster;
    }

    @Override
    public RosterNames names() {
        return roster;
    }

    @Override
    public RosterRegistry registry() {
        return roster;
    }

    @Override
    public Grid freshGrid() {
        return new Grid(new Grid.Id(UUID.randomUUID()), new Village.Id(UUID.randomUUID()), "第一网格");
    }
}
