package village.api.complaint.platform;

import village.api.identity.Person;

class InMemoryUpdateSequencesTest extends OnCasesInMemory implements UpdateSequencesContract {
    private final UpdateSequences sequences = new InMemoryUpdateSequences();

    @Override
    public UpdateSequences sequences() {
        return sequences;
    }

    @Override
    public Person.Id platform() {
        return somebody();
    }
}
