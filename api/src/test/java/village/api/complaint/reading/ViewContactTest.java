package village.api.complaint.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.client.Client;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Ending;
import village.api.complaint.Intake;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Reporting;
import village.api.complaint.Status;
import village.api.complaint.registration.Caller;
import village.api.complaint.registration.InMemoryCallers;
import village.api.identity.Actor;
import village.api.identity.InMemoryAccessLog;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Roster;
import village.api.identity.RosterEntry;
import village.api.identity.RosterKind;
import village.api.identity.RosterPerson;

class ViewContactTest {
    private static final RosterPerson.Id REPORTER = new RosterPerson.Id(UUID.randomUUID());
    private static final Client.Id PLATFORM = new Client.Id(UUID.randomUUID());

    private final Office office = new Office();
    private final InMemoryAccessLog log = new InMemoryAccessLog();
    private final List<Integer> loggedWhenShown = new ArrayList<>();
    private final Roster roster = (village, id) -> Mono.fromSupplier(() -> {
        loggedWhenShown.add(log.all().size());
        return new RosterEntry(
                id,
                village,
                new PersonName("陈秀英"),
                Optional.empty(),
                Optional.empty(),
                RosterKind.VILLAGER,
                Optional.empty(),
                false);
    });

    @Test
    void thePlatformThatHasTheCaseLooksAndTheReporterCanReadIt() {
        var complaint = sent(Intake.NameVisibleTo.HANDLERS, PLATFORM);
        assertThat(view(PLATFORM, complaint, "约时间上门").name().value()).isEqualTo("陈秀英");
        assertThat(loggedWhenShown).containsExactly(1);
        assertThat(log.all()).singleElement().satisfies(look -> {
            assertThat(look.viewer().value()).isEqualTo(PLATFORM.value());
            assertThat(look.viewerRole()).isEmpty();
            assertThat(look.purpose()).isEqualTo("约时间上门");
            assertThat(look.whose().rosterPerson()).contains(REPORTER);
        });
    }

    @Test
    void forEveryOtherPlatformThereIsNoSuchCase() {
        var complaint = sent(Intake.NameVisibleTo.HANDLERS, PLATFORM);
        assertThatThrownBy(() -> view(new Client.Id(UUID.randomUUID()), complaint, "核实"))
                .satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        var inVillage = office.kept(office.in(Status.ACCEPTED));
        assertThatThrownBy(() -> view(PLATFORM, inVillage, "核实")).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        assertThat(log.all()).isEmpty();
    }

    @Test
    void whoIsKnownToTheTownshipOnlyStaysUnknown() {
        var complaint = sent(Intake.NameVisibleTo.DISPATCHER_ONLY, PLATFORM);
        assertThatThrownBy(() -> view(PLATFORM, complaint, "核实")).satisfies(because(Reason.COMPLAINT_REPORTER_UNNAMED));
        assertThat(log.all()).isEmpty();
    }

    @Test
    void aCaseThatIsAnsweredIsNoReasonToLook() {
        var complaint =
                office.kept(sent(Intake.NameVisibleTo.HANDLERS, PLATFORM).with(Status.ANSWERED));
        assertThatThrownBy(() -> view(PLATFORM, complaint, "核实")).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        assertThatThrownBy(() -> view(PLATFORM, complaint, "　")).satisfies(because(Reason.PURPOSE_REQUIRED));
        assertThat(log.all()).isEmpty();
    }

    private Complaint sent(Intake.NameVisibleTo name, Client.Id to) {
        var intake = Cases.with(Cases.intake("x"), name, Intake.Visibility.PRIVATE, false);
        var reporter = office.person(Who.REPORTER);
        var reporting = new Reporting(Optional.of(reporter), Optional.of(REPORTER), reporter, Reporting.Source.WECHAT);
        var filed =
                Cases.filed(office.village(), reporting, intake, Office.FILED).after();
        var there = new Ending.Transfer("县治理平台", "", Office.FILED, Optional.of(to));
        return office.kept(
                filed.with(Status.TRANSFERRED_OUT).with(filed.ending().transferred(there)));
    }

    private Caller view(Client.Id platform, Complaint complaint, String purpose) {
        var actor = new Actor(
                Optional.of(new Person.Id(platform.value())),
                Optional.of(office.village()),
                Set.of(),
                Optional.empty(),
                Set.of());
        return new ViewContact(
                        office.complaints(), roster, new InMemoryCallers(), log, Cases.IDS, Office.clock(Office.FILED))
                .view(actor, complaint.id(), purpose)
                .block();
    }
}
