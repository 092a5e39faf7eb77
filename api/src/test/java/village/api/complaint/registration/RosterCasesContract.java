package village.api.complaint.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Intake;
import village.api.complaint.Reporting;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** What every store of cases by roster must do, and what binding makes of them. */
public interface RosterCasesContract {
    Duration PATIENCE = Duration.ofSeconds(10);

    RosterCases rosterCases();

    Complaints complaints();

    /** A village that exists. */
    Village.Id village();

    @Test
    default void findsWhatNobodyHoldsYetAndNothingElse() {
        var whose = new RosterPerson.Id(UUID.randomUUID());
        var first = filed(Optional.empty(), whose, Reporting.Source.PHONE);
        var second = filed(Optional.empty(), whose, Reporting.Source.FAMILY);
        filed(Optional.of(Cases.person()), whose, Reporting.Source.VISIT);
        filed(Optional.empty(), new RosterPerson.Id(UUID.randomUUID()), Reporting.Source.PHONE);
        assertThat(rosterCases().withoutReporter(village(), whose, true).block(PATIENCE))
                .containsExactly(first, second);
        assertThat(rosterCases()
                        .withoutReporter(new Village.Id(UUID.randomUUID()), whose, true)
                        .block(PATIENCE))
                .isEmpty();
    }

    @Test
    default void givesThemToWhoeverIsBound() {
        var whose = new RosterPerson.Id(UUID.randomUUID());
        var her = Cases.person();
        var another = Cases.person();
        var rung = filed(Optional.empty(), whose, Reporting.Source.PHONE);
        var kept = filed(Optional.of(another), whose, Reporting.Source.PHONE);
        var give = new GiveCasesToReporter(rosterCases(), complaints(), Cases.IDS);
        var bound = bound("binding.bound", her, whose);
        give.consume(bound).block(PATIENCE);
        give.consume(bound).block(PATIENCE);
        var found = complaints().byId(village(), rung).block(PATIENCE);
        assertThat(found.reporter()).contains(her);
        assertThat(found.version()).isEqualTo(2);
        assertThat(complaints().byId(village(), kept).block(PATIENCE).reporter())
                .contains(another);
    }

    /** Staff decide a binding that was asked for: they may not choose who reads what was said of them. */
    @Test
    default void whatIsAboutStaffIsGivenToWhoProvedWhoHeIsOnly() {
        var whose = new RosterPerson.Id(UUID.randomUUID());
        var his = filed(Cases.aboutStaff("账目不清"), Optional.empty(), whose, Reporting.Source.PHONE);
        var give = new GiveCasesToReporter(rosterCases(), complaints(), Cases.IDS);
        give.consume(bound("binding.bound", 2, Cases.person(), whose)).block(PATIENCE);
        assertThat(complaints().byId(village(), his).block(PATIENCE).reporter()).isEmpty();
        var himself = Cases.person();
        give.consume(bound("binding.bound", 1, himself, whose)).block(PATIENCE);
        assertThat(complaints().byId(village(), his).block(PATIENCE).reporter()).contains(himself);
    }

    @Test
    default void aRequestThatStillWaitsGivesNothing() {
        var whose = new RosterPerson.Id(UUID.randomUUID());
        var rung = filed(Optional.empty(), whose, Reporting.Source.PHONE);
        new GiveCasesToReporter(rosterCases(), complaints(), Cases.IDS)
                .consume(bound("binding.requested", Cases.person(), whose))
                .block(PATIENCE);
        assertThat(complaints().byId(village(), rung).block(PATIENCE).reporter())
                .isEmpty();
    }

    private SequencedEvent bound(String type, Person.Id person, RosterPerson.Id whose) {
        return bound(type, 1, person, whose);
    }

    private SequencedEvent bound(String type, int version, Person.Id person, RosterPerson.Id whose) {
        var subject = new Event.Subject("binding", UUID.randomUUID(), version);
        var facts = Map.of("person", person.toString(), "rosterPerson", whose.toString());
        var event = new Event(Cases.IDS.next(), Optional.of(village()), subject, type, facts, Cases.MONDAY_9);
        return new SequencedEvent(1, event);
    }

    private Complaint.Id filed(Optional<Person.Id> reporter, RosterPerson.Id whose, Reporting.Source source) {
        return filed(Cases.intake("x"), reporter, whose, source);
    }

    private Complaint.Id filed(
            Intake intake, Optional<Person.Id> reporter, RosterPerson.Id whose, Reporting.Source source) {
        var reporting = new Reporting(reporter, Optional.of(whose), Cases.person(), source);
        var change = Cases.filed(village(), reporting, intake, Cases.MONDAY_9);
        return complaints()
                .add(Cases.once(UUID.randomUUID().toString()), List.of(change))
                .block(PATIENCE);
    }
}
