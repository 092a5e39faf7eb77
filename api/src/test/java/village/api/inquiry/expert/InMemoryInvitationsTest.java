package village.api.inquiry.expert;

import java.util.UUID;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.inquiry.Asked;
import village.api.inquiry.Desks;
import village.api.inquiry.InMemoryDesks;
import village.api.place.Village;

class InMemoryInvitationsTest implements InvitationsContract {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryInvitations invitations = new InMemoryInvitations();
    private final InMemoryDesks desks = new InMemoryDesks(invitations).lies(village, area());

    @Override
    public Invitations invitations() {
        return invitations;
    }

    @Override
    public Desks desks() {
        return desks;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public String area() {
        return "330998101";
    }

    @Override
    public Person.Id bound() {
        var person = Asked.person();
        invitations.bind(person, new PersonName("王志强"));
        return person;
    }

    @Override
    public void unbind(Person.Id person) {
        invitations.unbind(person);
    }

    @Override
    public Person.Id boundAnew(Invitation.Id accepted) {
        var person = Asked.person();
        invitations.bindAnew(accepted, person);
        return person;
    }
}
