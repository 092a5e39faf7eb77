package village.infra.embedded.demo.affairs;

import java.util.Optional;
import java.util.Set;
import village.api.Once;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.embedded.demo.DemoPerson;

/**
 * Who keeps a demo village's news and disclosures.
 *
 * @param clerk writes and publishes
 * @param committee checks
 */
record DemoStaff(Village.Id village, Actor clerk, Actor committee) {
    static DemoStaff of(Village.Id village, String clerk, String committee) {
        return new DemoStaff(
                village, actor(village, clerk, Role.CADRE), actor(village, committee, Role.SUPERVISION_COMMITTEE));
    }

    private static Actor actor(Village.Id village, String openid, Role role) {
        var person = DemoPerson.ALL.stream()
                .filter(one -> one.openid().equals(openid))
                .findFirst()
                .orElseThrow();
        return new Actor(
                Optional.of(new Person.Id(person.person())),
                Optional.of(village),
                Set.of(Role.VILLAGER, role),
                Optional.of(new RosterPerson.Id(person.roster())),
                Set.of());
    }

    /** The key of something that is made once, whatever start it was begun at. */
    Once once(String operation, String name) {
        return new Once("person:" + clerk.requirePerson(), operation, "demo:" + name, "");
    }
}
