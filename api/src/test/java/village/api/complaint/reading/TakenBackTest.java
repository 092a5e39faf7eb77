package village.api.complaint.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Cases.MONDAY_9;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Ending;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Reporting;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;

/** Nobody but who took it back is told that he did. */
class TakenBackTest {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Actor mother = Cases.actor(Cases.person(), village, Role.VILLAGER);
    private final Actor daughter = Cases.actor(Cases.person(), village, Role.VILLAGER);
    private final Actor cadre = Cases.actor(Cases.person(), village, Role.CADRE);
    private final Complaint goesOn =
            Cases.filed(village, Cases.person(), Cases.intake("路灯"), MONDAY_9).after();
    private final Complaint own =
            merged(new Reporting(mother.person(), Optional.empty(), daughter.requirePerson(), Reporting.Source.FAMILY));

    @Test
    void whoDidItIsAddressed() {
        assertThat(told(mother, mother)).contains("您撤回了自己反映的，不再告诉您进展。");
        assertThat(told(daughter, daughter)).contains("您替反映人撤回了这一件，不再告诉您进展。");
    }

    @Test
    void whoDidNotIsToldWhoDid() {
        assertThat(told(mother, daughter)).contains("家人替您撤回了这一件，不再告诉您进展。");
        assertThat(told(daughter, mother)).contains("反映人撤回了这一件，不再告诉您进展。");
        assertThat(told(cadre, mother)).contains("反映人撤回了这一件，不再告诉他进展。");
        assertThat(told(cadre, daughter)).contains("家人替反映人撤回了这一件，不再告诉他进展。");
        assertThat(told(Actor.stranger(village), mother)).contains("反映人撤回了这一件，不再告诉他进展。");
    }

    @Test
    void whoReportedTheOtherAsWellStillHearsOfThat() {
        var also = Cases.filed(village, mother.requirePerson(), Cases.intake("路灯"), MONDAY_9)
                .after();
        assertThat(TakenBack.told(mother, takenBack(own), List.of(step(mother)), also))
                .contains("您撤回了自己反映的，合在一起办的那件照样办。");
    }

    @Test
    void nothingIsToldOfWhatWasNotTakenBackOrNotMerged() {
        assertThat(TakenBack.told(mother, own, List.of(), goesOn)).isEmpty();
        var alone = own.with(Status.CLOSED).with(Ending.NONE.closed(Ending.Closing.WITHDRAWN, MONDAY_9));
        assertThat(TakenBack.told(mother, alone, List.of(step(mother)), alone)).isEmpty();
    }

    /** It was closed before, and taken up again. */
    @Test
    void theLatestCounts() {
        assertThat(TakenBack.told(daughter, takenBack(own), List.of(step(daughter), step(mother)), goesOn))
                .contains("反映人撤回了这一件，不再告诉您进展。");
    }

    private Optional<String> told(Actor reader, Actor who) {
        return TakenBack.told(reader, takenBack(own), List.of(step(who)), goesOn);
    }

    private static Complaint takenBack(Complaint complaint) {
        return complaint.with(complaint.ending().closed(Ending.Closing.WITHDRAWN, MONDAY_9));
    }

    private Complaint merged(Reporting reporting) {
        var filed =
                Cases.filed(village, reporting, Cases.intake("路灯"), MONDAY_9).after();
        return filed.with(Status.MERGED).with(filed.ending().merged(goesOn.id()));
    }

    private Step step(Actor who) {
        return Cases.moment(who, MONDAY_9)
                .change(own, Entry.of(Step.Type.CLOSED, Label.of(who, own), "反映人撤回"), "complaint.withdrawn-merged")
                .step()
                .orElseThrow();
    }
}
