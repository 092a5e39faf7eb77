package village.infra.inquiry;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.inquiry.Desks;
import village.api.inquiry.expert.Invitations;
import village.api.inquiry.expert.InvitationsContract;
import village.api.place.Village;
import village.infra.identity.Townsfolk;
import village.infra.postgres.PostgresExtension;

class PostgresInvitationsTest implements InvitationsContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static final AtomicInteger TOWNSHIPS = new AtomicInteger(500);

    private final String area = "330998" + TOWNSHIPS.incrementAndGet();
    private final Townsfolk folk = new Townsfolk(POSTGRES);
    private Village.Id village;

    @BeforeEach
    void found() {
        village = folk.village(area);
    }

    @Override
    public Invitations invitations() {
        return new PostgresInvitations(POSTGRES.database(), Townsfolk.SEALER);
    }

    @Override
    public Desks desks() {
        return new PostgresDesks(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public String area() {
        return area;
    }

    @Override
    public Person.Id bound() {
        var elsewhere = folk.village("330998" + TOWNSHIPS.incrementAndGet());
        var person = folk.person();
        var roster = folk.list(
                elsewhere, new PersonName("王志强"), new PhoneNumber("13700000001"), Optional.empty(), "villager", "");
        folk.bind(elsewhere, person, roster);
        return person;
    }
}
