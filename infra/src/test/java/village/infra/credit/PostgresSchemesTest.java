package village.infra.credit;

import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.credit.rule.Schemes;
import village.api.credit.rule.SchemesContract;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

class PostgresSchemesTest implements SchemesContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = StoredMembers.village(POSTGRES.sql());

    @Override
    public Schemes schemes() {
        return new PostgresSchemes(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
    }
}
