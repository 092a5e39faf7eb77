package village.infra.complaint.registration;

import village.api.complaint.platform.UpdateSequences;
import village.api.complaint.platform.UpdateSequencesContract;
import village.api.identity.Person;

class PostgresUpdateSequencesTest extends OnPlatformCases implements UpdateSequencesContract {
    @Override
    public UpdateSequences sequences() {
        return new PostgresUpdateSequences(POSTGRES.database());
    }

    @Override
    public Person.Id platform() {
        return new Person.Id(cases().platform().value());
    }
}
