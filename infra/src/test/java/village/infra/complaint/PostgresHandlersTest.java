package village.infra.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.complaint.handling.Handlers;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.place.Village;
import village.infra.identity.Townsfolk;
import village.infra.postgres.PostgresExtension;

/** Whom a case can be given to is called by a name that colleagues know. */
class PostgresHandlersTest {
    private static final AtomicInteger TOWNSHIPS = new AtomicInteger(330_870_100);
    private static final PhoneNumber PHONE = new PhoneNumber("13700009050");

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Townsfolk townsfolk = new Townsfolk(POSTGRES);
    private final String township = Integer.toString(TOWNSHIPS.incrementAndGet());
    private final Village.Id here = townsfolk.village(township);

    @Test
    void callsSomebodyOfTheVillageAsItsRosterDoes() {
        var cadre = townsfolk.person();
        bound(here, cadre, "赵桂兰");
        bound(townsfolk.village("330999108"), cadre, "赵桂花");
        townsfolk.grant(cadre, "cadre", Optional.of(here.value()), Optional.empty());
        assertThat(labels()).containsExactly("村干部 *桂兰");
    }

    @Test
    void callsSomebodyOfTheTownshipAsTheOneWroteWhoGaveHimTheRole() {
        var dispatcher = dispatcher();
        taken(dispatcher, Optional.of("何静"));
        bound(townsfolk.village("330999108"), dispatcher, "何小静");
        assertThat(labels()).containsExactly("乡镇调度员 *静");
    }

    @Test
    void callsSomebodyOfTheTownshipAsTheRosterOfHisOwnVillageDoes() {
        bound(townsfolk.village("330999108"), dispatcher(), "何静");
        assertThat(labels()).containsExactly("乡镇调度员 *静");
    }

    @Test
    void whomNobodyNamedIsKnownByThePhoneHeTookTheRoleUpWith() {
        taken(dispatcher(), Optional.empty());
        assertThat(labels()).containsExactly("乡镇调度员 137****9050");
    }

    @Test
    void saysThatNobodyKnowsAName() {
        dispatcher();
        assertThat(labels()).containsExactly("乡镇调度员 （姓名未登记）");
    }

    @Test
    void listsSomebodyOnceHoweverManyNamesAndGridsAreKnown() {
        var dispatcher = dispatcher();
        townsfolk.grant(dispatcher, "dispatcher", Optional.empty(), Optional.of(township));
        taken(dispatcher, Optional.of("何静"));
        taken(dispatcher, Optional.empty());
        bound(townsfolk.village("330999108"), dispatcher, "何静");
        bound(townsfolk.village("330999109"), dispatcher, "何静");
        assertThat(labels()).containsExactly("乡镇调度员 *静");
    }

    private List<String> labels() {
        return new PostgresHandlers(POSTGRES.database(), Townsfolk.SEALER)
                .of(here).block(Duration.ofSeconds(10)).stream()
                        .map(Handlers.Handler::label)
                        .toList();
    }

    private Person.Id dispatcher() {
        var person = townsfolk.person();
        townsfolk.grant(person, "dispatcher", Optional.empty(), Optional.of(township));
        return person;
    }

    private void bound(Village.Id village, Person.Id person, String name) {
        var who = townsfolk.list(village, new PersonName(name), PHONE, Optional.empty(), "villager", "");
        townsfolk.bind(village, person, who);
    }

    private void taken(Person.Id person, Optional<String> name) {
        townsfolk.tookUp(person, township, PHONE, name.map(PersonName::new));
    }
}
