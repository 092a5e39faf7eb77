package village.infra.complaint.registration;

import village.api.complaint.platform.HandedOver;
import village.api.complaint.platform.HandedOverContract;
import village.api.identity.Person;

class PostgresHandedOverTest extends OnPlatformCases implements HandedOverContract {
    @Override
    public HandedOver handedOver() {
        return new PostgresHandedOver(POSTGRES.database());
    }

    @Override
    public Person.Id platform() {
        return new Person.Id(cases().platform().value());
    }
}
