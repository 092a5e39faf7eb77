package village.infra.identity;

import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.identity.Person;
import village.api.identity.login.LoginRequests;
import village.api.identity.login.LoginRequestsContract;
import village.api.identity.session.Sessions;
import village.infra.postgres.PostgresExtension;

class PostgresLoginRequestsTest implements LoginRequestsContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Townsfolk townsfolk = new Townsfolk(POSTGRES);
    private final LoginRequests requests = new PostgresLoginRequests(POSTGRES.database());
    private final Sessions sessions = new PostgresSessions(POSTGRES.database());
    private final Person.Id person = townsfolk.person();

    @Override
    public LoginRequests requests() {
        return requests;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Person.Id person() {
        return person;
    }
}
