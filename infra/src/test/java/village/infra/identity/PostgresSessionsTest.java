package village.infra.identity;

import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.identity.Person;
import village.api.identity.session.Sessions;
import village.api.identity.session.SessionsContract;
import village.infra.postgres.PostgresExtension;

class PostgresSessionsTest implements SessionsContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Townsfolk townsfolk = new Townsfolk(POSTGRES);
    private final Sessions sessions = new PostgresSessions(POSTGRES.database());

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Person.Id person() {
        return townsfolk.person();
    }
}
