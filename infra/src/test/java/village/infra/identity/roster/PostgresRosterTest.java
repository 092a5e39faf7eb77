package village.infra.identity.roster;

import com.github.f4b6a3.uuid.UuidCreator;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.identity.Roster;
import village.api.identity.RosterContract;
import village.api.identity.roster.RosterNames;
import village.api.identity.roster.RosterRegistry;
import village.api.place.Grid;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;

class PostgresRosterTest implements RosterContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @Override
    public Roster roster() {
        return new PostgresRoster(POSTGRES.database(), TestSecrets.sealer());
    }

    @Override
    public RosterNames names() {
        return new PostgresRoster(POSTGRES.database(), TestSecrets.sealer());
    }

    @Override
    public RosterRegistry registry() {
        return new PostgresRosterRegistry(POSTGRES.database(), TestSecrets.sealer(), UuidCreator::getTimeOrderedEpoch);
    }

    @Override
    public Grid freshGrid() {
        return RosterFixture.freshGrid(POSTGRES);
    }
}
