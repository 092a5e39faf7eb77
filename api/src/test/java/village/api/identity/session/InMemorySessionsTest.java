package village.api.identity.session;

import java.util.UUID;
import village.api.identity.Person;

class InMemorySessionsTest implements SessionsContract {
    private final Sessions sessions = new InMemorySessions();
    private final Person.Id person = new Person.Id(UUID.randomUUID());

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Person.Id person() {
        return person;
    }
}
