package village.api.notice.telling;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.Followers;
import village.api.complaint.Intake;
import village.api.complaint.Reporting;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.notice.delivery.About;
import village.api.notice.delivery.About.Addressee;
import village.api.notice.delivery.About.Discretion;

/**
 * A case with everybody who may have to be told.
 *
 * @param into the case it was merged into, where the event says so
 * @param calls of the case itself only, where no line tells those who took calls
 * @param following empty where no line tells followers
 */
record Case(
        Event event,
        Complaint complaint,
        Optional<Complaint> into,
        InCharge inCharge,
        Calls calls,
        Following following) {
    private static final String COUNTY = "county";

    /**
     * Who follows it.
     *
     * @param own what they reported themselves, as far as it is among the village's cases
     */
    record Following(List<Followers.Follower> followers, Map<Complaint.Id, Complaint> own) {
        static final Following NOBODY = new Following(List.of(), Map.of());

        private Optional<Complaint> own(Person.Id person) {
            return followers.stream()
                    .filter(follower -> follower.person().equals(person))
                    .flatMap(follower -> follower.own().stream())
                    .flatMap(id -> Optional.ofNullable(own.get(id)).stream())
                    .findFirst();
        }
    }

    /** Nobody of the village's staff when the case is about them, whatever his part in it. */
    Stream<Person.Id> people(To to) {
        return switch (to) {
            case REPORTER -> complaint.reporting().told();
            case BY_HAND -> calls.tellers();
            case BY_HAND_VERIFIERS -> calls.tellers().filter(this::verifies);
            case OTHER_REPORTER -> into.stream().map(Complaint::reporting).flatMap(Reporting::told);
            case FOLLOWERS -> following(follower -> true);
            case MERGED_REPORTERS -> merged(follower -> follower.own().isPresent());
            case MERGED_SUPPORTERS -> merged(follower -> follower.own().isEmpty());
            case HANDLER -> inHand();
            case NEW_HANDLER -> staff(named("handler").filter(this::has));
            case FORMER_HANDLER ->
                staff(named("formerHandler").filter(person -> !named("actor").equals(Optional.of(person))));
            case ASSISTING -> staff(named("handler").or(() -> named("assistant")));
            case ASKER -> staff(named("asker").or(complaint::handler));
            case MEMBER -> named("member").filter(inCharge::fits).stream();
            case OVERSEERS -> inCharge.overseers().stream();
            case VERIFIERS -> verifiers();
            case HEARERS -> inCharge.overseers(this::hears).stream();
            case OVERSEERS_OF_UNHANDLED ->
                complaint.handler().isEmpty() ? inCharge.overseers(waitedFor()).stream() : Stream.empty();
            case ABOVE -> above().stream();
        };
    }

    /** Whoever asked is not the one to decide: he is left out before the office is chosen. */
    private List<Person.Id> above() {
        var asker = named("asker");
        return inCharge.above(
                COUNTY.equals(event.facts().get("level")),
                person -> asker.filter(person::equals).isEmpty());
    }

    private Role waitedFor() {
        return Optional.ofNullable(event.facts().get(Complaint.WAITS_FOR))
                .map(Role::valueOf)
                .orElse(Role.CADRE);
    }

    /** What is said of whoever the event gives the case to. */
    String label() {
        return named("handler").map(inCharge::label).orElse("工作人员");
    }

    /** The day the event names, as people say it; empty when it names none. */
    String until() {
        return Optional.ofNullable(event.facts().get("until"))
                .map(LocalDate::parse)
                .map(day -> day.getMonthValue() + "月" + day.getDayOfMonth() + "日")
                .orElse("");
    }

    /** The case the line is about. */
    private Complaint shownTo(To to) {
        return to == To.OTHER_REPORTER ? into.orElse(complaint) : complaint;
    }

    /**
     * The case one of them is to be shown: whoever reported what was merged, or took the call, knows that one, and reads
     * there how it goes on.
     */
    Complaint shownTo(To to, Person.Id person) {
        if (to.byHand()) {
            return calls.of(person).get(0);
        }
        return to.addressee() == Addressee.FOLLOWER ? following.own(person).orElse(complaint) : shownTo(to);
    }

    /** The number one of them knows it by; of several calls he took, the first and how many there are. */
    String number(To to, Person.Id person) {
        var ticket = shownTo(to, person).ticket().value();
        var calls = to.byHand() ? this.calls.of(person).size() : 1;
        return calls > 1 ? ticket + " 等 " + calls + " 件" : ticket;
    }

    About about(To to, Person.Id person) {
        var subject = to.byHand() ? shownTo(to, person) : shownTo(to);
        return new About(Optional.of(subject.id()), to.addressee(), discretion(subject.intake(), to.addressee()));
    }

    private static Discretion discretion(Intake intake, Addressee addressee) {
        if (intake.aboutStaff()) {
            return Discretion.ABOVE;
        }
        var shown = intake.nameVisibleTo() == Intake.NameVisibleTo.HANDLERS && addressee != Addressee.FOLLOWER;
        var staff = addressee == Addressee.HANDLER || addressee == Addressee.OVERSEER;
        return shown || staff ? Discretion.NAMED : Discretion.UNNAMED;
    }

    private Stream<Person.Id> inHand() {
        var claimant = complaint.handling().claimant().filter(this::has).filter(inCharge::fits);
        var told = claimant.or(() -> complaint.handler().filter(inCharge::mayTell));
        return told.map(Stream::of)
                .orElseGet(() -> inCharge.overseers().stream())
                .filter(this::didNotAct);
    }

    /** Who is asked to check as he tells the reporter is not asked a second time. */
    private Stream<Person.Id> verifiers() {
        var tellers = calls.tellers().collect(Collectors.toSet());
        return inCharge.overseers(this::verifies).stream().filter(person -> !tellers.contains(person));
    }

    private boolean verifies(Person.Id person) {
        return Access.mayVerify(inCharge.actor(person, complaint.village()), complaint);
    }

    private boolean hears(Person.Id person) {
        return Access.mayHear(inCharge.actor(person, complaint.village()), complaint);
    }

    /** Who did it himself knows it. */
    private boolean didNotAct(Person.Id person) {
        return named("actor").filter(person::equals).isEmpty();
    }

    private Stream<Person.Id> merged(Predicate<Followers.Follower> wanted) {
        return following(wanted.and(follower -> follower.why() == Followers.Why.MERGED));
    }

    /** Who only joined hears no more of a case once it is about staff: it is not shown to him either. */
    private Stream<Person.Id> following(Predicate<Followers.Follower> wanted) {
        var staffCase = complaint.intake().aboutStaff();
        return following.followers().stream()
                .filter(wanted)
                .filter(follower -> !staffCase || follower.own().isPresent())
                .map(Followers.Follower::person)
                .filter(person -> complaint.reporting().told().noneMatch(person::equals))
                .filter(inCharge::fits);
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
