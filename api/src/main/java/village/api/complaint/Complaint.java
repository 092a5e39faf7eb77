package village.api.complaint;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Grid;
import village.api.place.Village;

/**
 * A case (诉求): what was brought, who brought it, and how far it has come.
 *
 * @param version from 1; a write carries the version it read
 * @param grid where it is; empty outside every grid
 * @param published shown to everybody: the reporter allowed it and the dispatcher agreed
 * @param supports how many others said "me too"
 */
public record Complaint(
        Id id,
        Village.Id village,
        long version,
        Ticket ticket,
        Intake intake,
        Optional<Grid.Id> grid,
        Reporting reporting,
        Status status,
        Handling handling,
        Deadline deadline,
        Urging urging,
        Ending ending,
        boolean published,
        int supports,
        Instant filedAt) {

    /** The fact of a new case's event that says who is told while nobody has it: a {@link village.api.identity.Role}. */
    public static final String WAITS_FOR = "waitsFor";

    /** What owns a case's attachments is called so. */
    public static final String OWNER = "complaint";

    /** The fact of an event that says whether it befell the case together with the one it was merged into. */
    public static final String ALONG = "along";

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** Whose case it is; empty when he has no WeChat here. */
    public Optional<Person.Id> reporter() {
        return reporting.reporter();
    }

    public Optional<RosterPerson.Id> reporterRoster() {
        return reporting.roster();
    }

    /** Who has it in hand. */
    public Optional<Person.Id> handler() {
        return handling.handler();
    }

    public Instant dueAt() {
        return deadline.due();
    }

    /** The moment whose catalogue says what its category means. */
    public Instant categorisedAt() {
        return intake.categorisedAt().orElse(filedAt);
    }

    public Optional<Rating> rating() {
        return ending.rating();
    }

    /** When its reporter was reminded of what he is waited for; empty while he was not, or nothing is waited for. */
    public Optional<Instant> askedAgainAt() {
        return deadline.pausedAt().flatMap(since -> urging.askedAgainAt().filter(at -> !at.isBefore(since)));
    }

    /** Whether he stands on the reporter's side. */
    public boolean broughtBy(Actor actor) {
        return reporting.by(actor);
    }

    /** How pressing it is now. */
    public Colour colour(Instant now) {
        return status.owed() ? deadline.colour(now) : Colour.DONE;
    }

    /** Gives the case to a handler, also away from an earlier one, whose wish for more time ends with it. */
    public Change dispatched(Person.Id to, String label, String note, boolean publish, Moment moment) {
        requireOpen();
        var same = handler().filter(to::equals).isPresent();
        var clock = deadline.resumed(moment.now());
        var dropped = same ? "" : deadline.dropped();
        var after = with(Status.DISPATCHED)
                .with(handling.dispatchedTo(to))
                .with(same ? clock : clock.unasked())
                .publishedIf(publish);
        var times = after.handling().dispatches();
        var entry = Entry.of(Step.Type.DISPATCHED, label, (times > 1 ? "第 " + times + " 次派单。" : "") + dropped)
                .internally(note);
        return moment.change(after, entry, "complaint.dispatched", dispatchFacts(to));
    }

    /**
     * It turns out to be about village staff: it leaves the village and whoever there has it in hand, for good, and waits
     * for the township. What was over, or sent out, begins anew there: that it is over was said by those it is about. What
     * was merged into it goes along ({@link Merges#handedUp}).
     *
     * @param newDue when one that begins anew is to be answered
     */
    public Change handedUp(String label, String internalText, Instant newDue, Moment moment) {
        requireInVillage();
        var entry =
                Entry.of(Step.Type.HANDED_UP, label, "涉及村干部，转由乡镇直接办理，村里看不到。").internally(internalText);
        return up(status == Status.SUBMITTED ? Status.SUBMITTED : Status.ACCEPTED, entry, newDue, moment);
    }

    /** It goes along with the case it was merged into. */
    Change handedUpAlong(Moment moment) {
        var said = "合在一起办的那件涉及村干部，一起转由乡镇直接办理，村里看不到。";
        return up(status, Entry.of(Step.Type.HANDED_UP, Label.SYSTEM, said), dueAt(), moment);
    }

    private Change up(Status next, Entry entry, Instant newDue, Moment moment) {
        var anew = next.open() && !status.open();
        var clock = anew
                ? Deadline.of(moment.now(), newDue, Deadline.Level.TOWNSHIP)
                : deadline.resumed(moment.now()).unasked().escalated(Deadline.Level.TOWNSHIP);
        var after = with(next)
                .with(handling.freed())
                .with(clock)
                .with(intake.concerningStaff())
                .with(anew ? ending.reopened() : ending.takenBack())
                .hidden();
        return moment.change(after, entry, "complaint.handed-up", handedUpFacts());
    }

    /**
     * Out of the case it was merged into: its time begins, it waits for whoever is to have it in hand, and nothing that
     * was said of the other is said of it.
     */
    public Complaint parted(Instant now, Instant newDue) {
        return with(Status.ACCEPTED)
                .with(handling.freed())
                .with(Deadline.of(now, newDue, intake.level()))
                .with(ending.parted());
    }

    private Map<String, String> handedUpFacts() {
        var facts = new LinkedHashMap<>(ending.takenFrom());
        facts.put("wasPublished", Boolean.toString(published));
        facts.put(ALONG, Boolean.toString(status == Status.MERGED));
        return facts;
    }

    private Map<String, String> dispatchFacts(Person.Id to) {
        var facts = new LinkedHashMap<>(handling.takenFor(Optional.of(to)));
        facts.put("handler", to.toString());
        return facts;
    }

    /**
     * An answer that did not hold: whoever has it in hand goes on with it, or somebody else is sought; no platform does.
     * Its time begins anew, and so does who looks after it; a service that was confirmed did not hold.
     */
    public Complaint back(Instant now, Instant newDue) {
        var open = handling.claimant().isPresent()
                ? Status.IN_PROGRESS
                : handler().isPresent() ? Status.DISPATCHED : Status.ACCEPTED;
        return with(open)
                .with(handling.unconfirmed())
                .with(Deadline.of(now, newDue, intake.level()))
                .with(ending.refuted());
    }

    /** Refuses what only a case can bear that still awaits its answer. */
    public Complaint requireOpen() {
        if (!status.open()) {
            throw notOpen();
        }
        return this;
    }

    /** Refuses what only a case can bear that the village has, be it over or merged into another. */
    public Complaint requireInVillage() {
        if (intake.aboutStaff()) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求已经直接由乡镇办理，村里看不到。");
        }
        return this;
    }

    private Refusal notOpen() {
        return switch (status) {
            case RATED, CLOSED -> Refusal.of(Reason.COMPLAINT_ALREADY_CLOSED);
            case ANSWERED, VERIFIED -> Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求已经答复。还没解决的，请反映人点“重新办理”。");
            case REJECTED -> Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求没有受理。要办理，请反映人点“重新办理”。");
            case MERGED -> Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求已经并到另一件，请到那一件里办理。");
            case TRANSFERRED_OUT -> Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求已经转出，对方有了结果，请直接答复反映人。");
            default -> Refusal.of(Reason.COMPLAINT_WRONG_STATE);
        };
    }

    /** Shows it to everybody if the dispatcher agrees and the reporter allowed it; a case about staff never. */
    public Complaint publishedIf(boolean agreed) {
        var may = agreed && intake.visibility() == Intake.Visibility.PUBLIC && !intake.aboutStaff();
        return shown(published || may);
    }

    /** No longer shown to everybody. */
    public Complaint hidden() {
        return shown(false);
    }

    private Complaint shown(boolean publicly) {
        return new Complaint(
                id, village, version, ticket, intake, grid, reporting, status, handling, deadline, urging, ending,
                publicly, supports, filedAt);
    }

    Complaint next() {
        return new Complaint(
                id,
                village,
                version + 1,
                ticket,
                intake,
                grid,
                reporting,
                status,
                handling,
                deadline,
                urging,
                ending,
                published,
                supports,
                filedAt);
    }

    public Complaint with(Status next) {
        return new Complaint(
                id, village, version, ticket, intake, grid, reporting, next, handling, deadline, urging, ending,
                published, supports, filedAt);
    }

    public Complaint with(Intake next) {
        return new Complaint(
                id, village, version, ticket, next, grid, reporting, status, handling, deadline, urging, ending,
                published, supports, filedAt);
    }

    /** Whoever it concerns has come to WeChat; one that has its reporter keeps him. */
    public Complaint foundReporter(Person.Id person) {
        return new Complaint(
                id,
                village,
                version,
                ticket,
                intake,
                grid,
                reporting.found(person),
                status,
                handling,
                deadline,
                urging,
                ending,
                published,
                supports,
                filedAt);
    }

    public Complaint with(Handling next) {
        return new Complaint(
                id, village, version, ticket, intake, grid, reporting, status, next, deadline, urging, ending,
                published, supports, filedAt);
    }

    public Complaint with(Deadline next) {
        return new Complaint(
                id, village, version, ticket, intake, grid, reporting, status, handling, next, urging, ending,
                published, supports, filedAt);
    }

    public Complaint with(Urging next) {
        return new Complaint(
                id, village, version, ticket, intake, grid, reporting, status, handling, deadline, next, ending,
                published, supports, filedAt);
    }

    public Complaint with(Ending next) {
        return new Complaint(
                id, village, version, ticket, intake, grid, reporting, status, handling, deadline, urging, next,
                published, supports, filedAt);
    }

    public Complaint withSupports(int count) {
        return new Complaint(
                id, village, version, ticket, intake, grid, reporting, status, handling, deadline, urging, ending,
                published, count, filedAt);
    }
}
