package village.api.complaint.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.Transactions;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.complaint.Intake;
import village.api.complaint.Office;
import village.api.complaint.Reporting;
import village.api.complaint.handling.above.MergeComplaints;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** What every store of cases by roster must do, and what binding makes of them. */
public interface RosterCasesContract {
    Duration PATIENCE = Duration.ofSeconds(10);

    RosterCases rosterCases();

    Complaints complaints();

    Followers followers();

    Transactions transactions();

    /** A village that exists. */
    Village.Id village();

    /** Somebody who has signed in. */
    Person.Id somebody();

    private GiveCasesToReporter give() {
        return new GiveCasesToReporter(rosterCases(), complaints(), followers(), transactions(), Cases.IDS);
    }

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
        var give = give();
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
        var give = give();
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
        give().consume(bound("binding.requested", Cases.person(), whose)).block(PATIENCE);
        assertThat(complaints().byId(village(), rung).block(PATIENCE).reporter())
                .isEmpty();
    }

    /** What she rang up about goes on in another's case: she hears of that one from now on, under her own number. */
    @Test
    default void whoseCallWasMergedHearsOfTheCaseItGoesOnIn() {
        var whose = new RosterPerson.Id(UUID.randomUUID());
        var her = somebody();
        var rung = filed(Optional.empty(), whose, Reporting.Source.PHONE);
        var between = filed(Optional.of(somebody()), new RosterPerson.Id(UUID.randomUUID()), Reporting.Source.VISIT);
        var last = filed(Optional.of(somebody()), new RosterPerson.Id(UUID.randomUUID()), Reporting.Source.VISIT);
        merged(rung, between);
        merged(between, last);
        give().consume(bound("binding.bound", her, whose)).block(PATIENCE);
        assertThat(followers().of(village(), last).block(PATIENCE)).contains(Followers.Follower.merged(her, rung));
    }

    @Test
    default void whoReportedTheOtherHimselfDoesNotFollowHimself() {
        var whose = new RosterPerson.Id(UUID.randomUUID());
        var her = somebody();
        var rung = filed(Optional.empty(), whose, Reporting.Source.PHONE);
        var own = filed(Optional.of(her), whose, Reporting.Source.WECHAT);
        merged(rung, own);
        give().consume(bound("binding.bound", her, whose)).block(PATIENCE);
        assertThat(complaints().byId(village(), rung).block(PATIENCE).reporter())
                .contains(her);
        assertThat(followers().of(village(), own).block(PATIENCE)).isEmpty();
    }

    private void merged(Complaint.Id from, Complaint.Id into) {
        var merger =
                new MergeComplaints(complaints(), followers(), transactions(), Cases.IDS, Office.clock(Cases.MONDAY_9));
        merger.merge(Cases.actor(Cases.person(), village(), Role.CADRE), from, into, Optional.empty())
                .block(PATIENCE);
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
