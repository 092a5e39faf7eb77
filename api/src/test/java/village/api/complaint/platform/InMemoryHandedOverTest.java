package village.api.complaint.platform;

import village.api.identity.Person;

class InMemoryHandedOverTest extends OnCasesInMemory implements HandedOverContract {
    @Override
    public Person.Id platform() {
        return somebody();
    }
}
