package village.api.credit.appeal;

import static village.api.credit.ledger.Studied.nextId;

import java.util.UUID;
import village.api.credit.Member;
import village.api.credit.ledger.Entry;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

class InMemoryAppealsTest implements AppealsContract {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryAppeals appeals = new InMemoryAppeals();
    private final Person.Id person = new Person.Id(nextId());

    @Override
    public Appeals appeals() {
        return appeals;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Member member(String branch, boolean secretary) {
        var member = new Member(village, new RosterPerson.Id(nextId()));
        appeals.put(member, branch, secretary);
        return member;
    }

    @Override
    public Entry.Id line(Member member) {
        return new Entry.Id(nextId());
    }

    @Override
    public Entry.Id reverse(Member member, Entry.Id line) {
        appeals.reversed(line);
        return new Entry.Id(nextId());
    }

    @Override
    public Person.Id person() {
        return person;
    }
}
