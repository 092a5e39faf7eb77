package village.api.credit.offline;

import static village.api.credit.ledger.Studied.nextId;

import java.util.UUID;
import village.api.credit.Member;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

class InMemoryOfflineStudiesTest implements OfflineStudiesContract {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryOfflineStudies studies = new InMemoryOfflineStudies();
    private final Person.Id person = new Person.Id(nextId());

    @Override
    public OfflineStudies studies() {
        return studies;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Member member(String branch, boolean secretary) {
        var member = new Member(village, new RosterPerson.Id(nextId()));
        studies.put(member, branch, secretary);
        return member;
    }

    @Override
    public Person.Id person() {
        return person;
    }
}
