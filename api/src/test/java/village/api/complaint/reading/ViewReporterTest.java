package village.api.complaint.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Reason;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Entry;
import village.api.complaint.Intake;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Reporting;
import village.api.complaint.registration.Caller;
import village.api.complaint.registration.InMemoryCallers;
import village.api.identity.AccessLog;
import village.api.identity.InMemoryAccessLog;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.identity.Roster;
import village.api.identity.RosterEntry;
import village.api.identity.RosterKind;
import village.api.identity.RosterPerson;
import village.api.place.Village;

class ViewReporterTest {
    private static final RosterPerson.Id REPORTER = new RosterPerson.Id(UUID.randomUUID());

    private final Office office = new Office();
    private final InMemoryAccessLog log = new InMemoryAccessLog();
    private final List<Integer> loggedWhenShown = new ArrayList<>();
    private final Roster roster = (village, id) -> Mono.fromSupplier(() -> {
        loggedWhenShown.add(log.all().size());
        return entry(village, id);
    });

    @Test
    void theLookIsWrittenDownBeforeAnythingIsShown() {
        var complaint = kept(Intake.NameVisibleTo.HANDLERS);
        assertThat(view(log, Who.CADRE, complaint, "上门核实").name().value()).isEqualTo("陈秀英");
        assertThat(loggedWhenShown).containsExactly(1);
        assertThat(log.all()).singleElement().satisfies(look -> {
            assertThat(look.viewer()).isEqualTo(office.person(Who.CADRE));
            assertThat(look.purpose()).isEqualTo("上门核实");
            assertThat(look.whose().rosterPerson()).contains(REPORTER);
            assertThat(look.viewerRole()).contains(Role.CADRE);
        });
    }

    @Test
    void showsNothingWhenTheLookCannotBeWrittenDown() {
        var complaint = kept(Intake.NameVisibleTo.HANDLERS);
        AccessLog broken = new AccessLog() {
            @Override
            public Mono<Void> append(Entry entry) {
                return Mono.error(new IllegalStateException("full"));
            }

            @Override
            public Mono<Page<Line, Id>> about(Person.Id person, int limit, Optional<Id> after) {
                return Mono.empty();
            }
        };
        assertThatThrownBy(() -> view(broken, Who.CADRE, complaint, "上门核实")).isInstanceOf(IllegalStateException.class);
        assertThat(loggedWhenShown).isEmpty();
    }

    @Test
    void aLookNeedsAPurpose() {
        var complaint = kept(Intake.NameVisibleTo.HANDLERS);
        assertThatThrownBy(() -> view(log, Who.CADRE, complaint, "　")).satisfies(because(Reason.PURPOSE_REQUIRED));
        assertThat(log.all()).isEmpty();
    }

    @Test
    void aNameKeptFromHandlersIsForTheTownshipOnly() {
        var complaint = kept(Intake.NameVisibleTo.DISPATCHER_ONLY);
        assertThatThrownBy(() -> view(log, Who.HANDLER, complaint, "核实")).satisfies(because(Reason.ROLE_REQUIRED));
        assertThatThrownBy(() -> view(log, Who.VILLAGER, complaint, "核实"))
                .satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        assertThat(log.all()).isEmpty();
        assertThat(view(log, Who.DISPATCHER, complaint, "核实").name().value()).isEqualTo("陈秀英");
    }

    private Complaint kept(Intake.NameVisibleTo name) {
        var intake = Cases.with(Cases.intake("x"), name, Intake.Visibility.PRIVATE, false);
        var reporter = office.person(Who.REPORTER);
        var reporting = new Reporting(Optional.of(reporter), Optional.of(REPORTER), reporter, Reporting.Source.WECHAT);
        var filed =
                Cases.filed(office.village(), reporting, intake, Office.FILED).after();
        return office.kept(filed.with(filed.handling().dispatchedTo(office.person(Who.HANDLER))));
    }

    private Caller view(AccessLog into, Who who, Complaint complaint, String purpose) {
        return new ViewReporter(
                        office.complaints(), roster, new InMemoryCallers(), into, Cases.IDS, Office.clock(Office.FILED))
                .view(office.actor(who), complaint.id(), purpose)
                .block();
    }

    private static RosterEntry entry(Village.Id village, RosterPerson.Id id) {
        return new RosterEntry(
                id,
                village,
                new PersonName("陈秀英"),
                Optional.empty(),
                Optional.empty(),
                RosterKind.VILLAGER,
                Optional.empty(),
                false);
    }
}
