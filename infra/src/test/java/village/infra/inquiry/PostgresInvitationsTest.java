package village.infra.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.inquiry.Asked;
import village.api.inquiry.Desks;
import village.api.inquiry.Seated;
import village.api.inquiry.expert.Invitation;
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

    /** Else its cadres would read what was asked of an expert from outside. */
    @Test
    void aDeskOfInvitationStaysClosedWhenTheVillageMovesToAnotherTownship() {
        var expert = sitting("moved");
        assertThat(seatedAtLaw()).isEqualTo(new Seated(Set.of(), Map.of(expert, "王律师")));
        POSTGRES.sql()
                .sql("update village_area set valid_to = '2090-01-01' where village_id = :village")
                .bind("village", village.value())
                .then()
                .then(POSTGRES.sql()
                        .sql("""
                            insert into village_area (village_id, township_code, county_code, valid_from)
                            values (:village, :township, '330998', '2090-01-01')
                            """)
                        .bind("village", village.value())
                        .bind("township", "330998" + TOWNSHIPS.incrementAndGet())
                        .then())
                .block(Duration.ofSeconds(10));
        assertThat(seatedAtLaw()).as("once held, by nobody now").isEqualTo(new Seated(Set.of(), Map.of()));
    }

    /** Accepted before it was written down who he is on a roster, by somebody who was bound nowhere when it was. */
    @Test
    void ofASeatThatIsNobodysTheTownshipIsTold() {
        var person = sitting("unknown");
        var made = invitations()
                .heldBy(person)
                .block(Duration.ofSeconds(10))
                .get(0)
                .id();
        POSTGRES.sql()
                .sql("update inquiry_invitation set seat_village_id = null, seat_roster_id = null where id = :id")
                .bind("id", made.value())
                .then()
                .block(Duration.ofSeconds(10));
        var listed = invitations().standing(area, Asked.NOW).block(Duration.ofSeconds(10));
        assertThat(listed)
                .filteredOn(one -> one.invitation().id().equals(made))
                .singleElement()
                .satisfies(one -> assertThat(one.unknown()).isTrue());
        assertThat(invitations().heldBy(person).block(Duration.ofSeconds(10))).isEmpty();
    }

    private Seated seatedAtLaw() {
        return desks().seated(village).block(Duration.ofSeconds(10)).get("law");
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

    @Override
    public void unbind(Person.Id person) {
        POSTGRES.sql()
                .sql("update binding set state = 'ended', ended_at = now() where person_id = :person")
                .bind("person", person.value())
                .then()
                .block(Duration.ofSeconds(10));
    }

    @Override
    public Person.Id boundAnew(Invitation.Id accepted) {
        var person = folk.person();
        POSTGRES.sql()
                .sql("""
                    insert into binding (village_id, id, person_id, roster_id, state, claimed_phone_sealed, phone_index,
                      requested_at)
                    select seat_village_id, :id, :person, seat_roster_id, 'bound', '', '', now()
                    from inquiry_invitation where id = :invitation
                    """)
                .bind("id", Townsfolk.IDS.next())
                .bind("person", person.value())
                .bind("invitation", accepted.value())
                .then()
                .block(Duration.ofSeconds(10));
        return person;
    }
}
