package village.api.complaint;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.event.Event;
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
 * @param handler who has it in hand
 * @param published shown to everybody: the reporter allowed it and the dispatcher agreed
 */
public record Complaint(
        Id id,
        Village.Id village,
        long version,
        Ticket ticket,
        Intake intake,
        Optional<Grid.Id> grid,
        Person.Id reporter,
        Optional<RosterPerson.Id> reporterRoster,
        Status status,
        Optional<Person.Id> handler,
        boolean published,
        Instant filedAt,
        Instant dueAt,
        Optional<Rating> rating) {

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** Gives the case to a handler, also away from an earlier one. */
    public Change dispatched(
            Optional<Person.Id> dispatcher,
            String label,
            Person.Id to,
            String note,
            boolean publish,
            Ids ids,
            Instant now) {
        requireOpen();
        var after = with(Status.DISPATCHED, Optional.of(to), published || mayPublish(publish), rating);
        var step = step(ids, Step.Type.DISPATCHED, now, dispatcher, label, Optional.of(dueAt), "", note, List.of());
        return new Change(after, step, after.event(ids, "complaint.dispatched", now, Map.of("handler", to.toString())));
    }

    /** Answers the reporter. */
    public Change answered(Actor actor, String label, Answer answer, Ids ids, Clock clock) {
        requireOpen();
        var now = clock.instant();
        var after = with(Status.ANSWERED, actor.person(), published || mayPublish(answer.publish()), rating);
        var step = step(
                ids,
                Step.Type.ANSWERED,
                now,
                actor.person(),
                label,
                Optional.empty(),
                answer.text(),
                answer.internalText(),
                answer.attachments());
        return new Change(after, step, after.event(ids, "complaint.answered", now, Map.of()));
    }

    /** Takes the reporter's own word on whether it is fixed. */
    public Change rated(Actor actor, Rating given, Ids ids, Clock clock) {
        if (!actor.is(reporter)) {
            throw Refusal.of(Reason.COMPLAINT_NOT_YOURS);
        }
        if (rating.isPresent()) {
            throw Refusal.of(Reason.COMPLAINT_ALREADY_RATED);
        }
        if (status != Status.ANSWERED) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "还没有答复，答复后再来评价。");
        }
        var now = clock.instant();
        var after = with(Status.RATED, handler, published, Optional.of(given));
        var said = (given.fixed() ? "已解决" : "没有解决") + "，" + given.stars() + " 星";
        var step =
                step(ids, Step.Type.RATED, now, actor.person(), "本人", Optional.empty(), said, given.text(), List.of());
        return new Change(after, step, after.event(ids, "complaint.rated", now, ratingFacts(given)));
    }

    /** How pressing it is now. */
    public Colour colour(Instant now) {
        return status.open() ? Colour.of(filedAt, dueAt, now) : Colour.DONE;
    }

    /** The event that tells of the complaint as it is now. */
    Event event(Ids ids, String type, Instant at, Map<String, String> more) {
        var facts = new LinkedHashMap<>(more);
        facts.put("status", Wire.word(status));
        facts.put("kind", Wire.word(intake.kind()));
        facts.put("aboutStaff", Boolean.toString(intake.aboutStaff()));
        facts.put("published", Boolean.toString(published));
        return new Event(
                ids.next(), Optional.of(village), new Event.Subject("complaint", id.value(), version), type, facts, at);
    }

    static Step step(
            Ids ids,
            Step.Type type,
            Instant at,
            Optional<Person.Id> actor,
            String label,
            Optional<Instant> due,
            String publicText,
            String internalText,
            List<Attachment.Id> attachments) {
        return new Step(ids.next(), type, at, actor, label, due, publicText, internalText, attachments);
    }

    private Complaint with(Status next, Optional<Person.Id> to, boolean shown, Optional<Rating> given) {
        return new Complaint(
                id,
                village,
                version + 1,
                ticket,
                intake,
                grid,
                reporter,
                reporterRoster,
                next,
                to,
                shown,
                filedAt,
                dueAt,
                given);
    }

    private boolean mayPublish(boolean agreed) {
        return agreed && intake.visibility() == Intake.Visibility.PUBLIC && !intake.aboutStaff();
    }

    private void requireOpen() {
        if (!status.open()) {
            throw Refusal.of(status == Status.RATED ? Reason.COMPLAINT_ALREADY_CLOSED : Reason.COMPLAINT_WRONG_STATE);
        }
    }

    private static Map<String, String> ratingFacts(Rating given) {
        return Map.of("fixed", Boolean.toString(given.fixed()), "stars", Integer.toString(given.stars()));
    }
}
