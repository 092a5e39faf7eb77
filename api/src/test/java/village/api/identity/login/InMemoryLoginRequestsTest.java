package village.api.identity.login;

import java.util.UUID;
import village.api.identity.Person;
import village.api.identity.session.InMemorySessions;
import village.api.identity.session.Sessions;

class InMemoryLoginRequestsTest implements LoginRequestsContract {
    private final Sessions sessions = new InMemorySessions();
    private final LoginRequests requests = new InMemoryLoginRequests(sessions);
    private final Person.Id person = new Person.Id(UUID.randomUUID());

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
