package village.infra.embedded.demo.affairs;

import village.api.Once;
import village.api.identity.Actor;
import village.api.identity.Role;
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
                village,
                DemoPerson.acting(clerk, village, Role.CADRE),
                DemoPerson.acting(committee, village, Role.SUPERVISION_COMMITTEE));
    }

    /** The key of something that is made once, whatever start it was begun at. */
    Once once(String operation, String name) {
        return new Once("person:" + clerk.requirePerson(), operation, "demo:" + name, "");
    }
}
