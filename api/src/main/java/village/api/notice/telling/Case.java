package village.api.notice.telling;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import village.api.complaint.Complaint;
import village.api.complaint.Intake;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.notice.delivery.About;
import village.api.notice.delivery.About.Addressee;
import village.api.notice.delivery.About.Discretion;

/**
 * A case with everybody who may have to be told.
 *
 * @param into the case it was merged into, where the event says so
 */
record Case(Event event, Complaint complaint, Optional<Complaint> into, InCharge inCharge, List<Person.Id> followers) {
    private static final String COUNTY = "county";

    /** Nobody of the village's staff when the case is about them, whatever his part in it. */
    Stream<Person.Id> people(To to) {
        return switch (to) {
            case REPORTER -> complaint.reporter().stream();
            case OTHER_REPORTER -> into.flatMap(Complaint::reporter).stream();
            case FOLLOWERS -> followers.stream().filter(inCharge::fits);
            case HANDLER -> staff(complaint.handler());
            case NEW_HANDLER -> staff(named("handler").filter(this::has));
            case ASSISTING -> staff(named("handler").or(() -> named("assistant")));
            case ASKER -> staff(named("asker").or(complaint::handler));
            case MEMBER -> named("member").filter(inCharge::fits).stream();
            case OVERSEERS -> inCharge.overseers().stream();
            case OVERSEERS_OF_UNHANDLED ->
                complaint.handler().isEmpty() ? inCharge.overseers().stream() : Stream.empty();
            case ABOVE -> inCharge.above(COUNTY.equals(event.facts().get("level"))).stream();
        };
    }

    /** What is said of whoever the event gives the case to. */
    String label() {
        return named("handler").map(inCharge::label).orElse("工作人员");
    }

    /** The case they are to be shown. */
    Complaint shownTo(To to) {
        return to == To.OTHER_REPORTER ? into.orElse(complaint) : complaint;
    }

    About about(To to) {
        return new About(
                Optional.of(shownTo(to).id()),
                to.addressee(),
                discretion(shownTo(to).intake(), to.addressee()));
    }

    private static Discretion discretion(Intake intake, Addressee addressee) {
        if (intake.aboutStaff()) {
            return Discretion.ABOVE;
        }
        var shown = intake.nameVisibleTo() == Intake.NameVisibleTo.HANDLERS && addressee != Addressee.FOLLOWER;
        var staff = addressee == Addressee.HANDLER || addressee == Addressee.OVERSEER;
        return shown || staff ? Discretion.NAMED : Discretion.UNNAMED;
    }

    private Stream<Person.Id> staff(Optional<Person.Id> person) {
        return person.filter(inCharge::mayTell).stream();
    }

    private boolean has(Person.Id person) {
        return complaint.handler().filter(person::equals).isPresent();
    }

    private Optional<Person.Id> named(String fact) {
        return Optional.ofNullable(event.facts().get(fact))
                .map(UUID::fromString)
                .map(Person.Id::new);
    }
}
