package village.api.complaint.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.handling.Handlers;
import village.api.complaint.registration.Callers;
import village.api.complaint.reporter.ReopenComplaint;
import village.api.complaint.voice.ReadRecordings;
import village.api.identity.Actor;
import village.api.identity.PersonName;
import village.api.identity.membership.Memberships;

/** Gathers what stands beside a case: recordings, the case it was merged into, helpers. */
public final class LookBeside {
    private static final String MEMBER = "党员";

    private final Complaints complaints;
    private final ReadRecordings recordings;
    private final Memberships memberships;
    private final Callers callers;

    public LookBeside(Complaints complaints, ReadRecordings recordings, Memberships memberships, Callers callers) {
        this.complaints = complaints;
        this.recordings = recordings;
        this.memberships = memberships;
        this.callers = callers;
    }

    /** What is known of the case already, so that it is not asked again. */
    record Known(Complaint complaint, List<Step> steps, List<Attachment> files, List<Handlers.Handler> staff) {}

    /**
     * What there is beside a case, and where it goes on.
     *
     * @param goesOn the case itself, or the one it was merged into
     * @param shared whether others' reports are part of the reader's own case
     * @param noted whether staff may know somebody whose case it is, who has no WeChat here
     * @param steps of the one that goes on
     */
    record Looked(Beside beside, Complaint goesOn, boolean shared, boolean noted, List<Step> steps) {}

    Mono<Looked> look(Actor actor, Known known) {
        var complaint = known.complaint();
        return goesOn(known)
                .flatMap(last -> Mono.zip(
                                heard(actor, known),
                                claimant(actor, complaint),
                                shared(actor, complaint),
                                noted(actor, complaint))
                        .map(found -> new Looked(
                                new Beside(
                                        found.getT1(),
                                        onward(actor, complaint, last),
                                        TakenBack.told(actor, complaint, known.steps(), last.complaint()),
                                        assistants(known),
                                        found.getT2(),
                                        reopenUntil(actor, complaint, last)),
                                last.complaint(),
                                found.getT3(),
                                found.getT4(),
                                last.steps())));
    }

    /** Asked only of what a platform handed over: what staff entered is always somebody's. */
    private Mono<Boolean> noted(Actor actor, Complaint complaint) {
        return complaint.reporting().source().handedOver() && Access.mayWorkOn(actor, complaint)
                ? callers.of(complaint.village(), complaint.id()).hasElement()
                : Mono.just(false);
    }

    /** Asked only where it matters: whether he may end what is his. */
    private Mono<Boolean> shared(Actor actor, Complaint complaint) {
        return complaint.broughtBy(actor) && complaint.status().open()
                ? complaints.shared(complaint.village(), complaint.id(), actor.requirePerson())
                : Mono.just(false);
    }

    /** The case that goes on, with its time line. */
    private record Last(Complaint complaint, List<Step> steps) {}

    private Mono<Last> goesOn(Known known) {
        return known.complaint().ending().mergedInto().isEmpty()
                ? Mono.just(new Last(known.complaint(), known.steps()))
                : complaints
                        .goesOn(known.complaint())
                        .flatMap(last ->
                                complaints.steps(last.village(), last.id()).map(steps -> new Last(last, steps)));
    }

    private Mono<List<ReadRecordings.Recording>> heard(Actor actor, Known known) {
        var spoken = Access.mayRead(actor, known.complaint())
                && known.files().stream().anyMatch(file -> file.type() == Attachment.Type.VOICE);
        return spoken ? recordings.of(actor, known.complaint().id()) : Mono.just(List.of());
    }

    private static Optional<Beside.Onward> onward(Actor actor, Complaint complaint, Last last) {
        var other = last.complaint();
        var readable = complaint.broughtBy(actor) || Access.mayRead(actor, other);
        var mayAdd = complaint.broughtBy(actor) && !complaint.ending().withdrawn();
        return Optional.of(other)
                .filter(one -> !one.id().equals(complaint.id()))
                .filter(one -> mayKnow(actor, complaint, one))
                .map(one -> onward(one, readable ? last.steps() : List.of(), mayAdd ? asked(last) : ""));
    }

    private static Optional<Instant> reopenUntil(Actor actor, Complaint complaint, Last last) {
        var itself = last.complaint().id().equals(complaint.id());
        return itself || mayKnow(actor, complaint, last.complaint())
                ? ReopenComplaint.until(last.complaint(), last.steps())
                : Optional.empty();
    }

    /** What is about staff is nothing to whoever only sees the other case, be it that he brought that one as such. */
    private static boolean mayKnow(Actor actor, Complaint complaint, Complaint last) {
        var alike = complaint.intake().aboutStaff() && complaint.broughtBy(actor) && !Access.inVillage(actor);
        return !last.intake().aboutStaff() || last.broughtBy(actor) || alike || Access.mayWorkOn(actor, last);
    }

    /** What is asked and not answered, and the reminder of it. */
    private static String asked(Last last) {
        var waiting = last.complaint().status() == Status.NEED_INFO
                ? last.complaint().deadline().pausedAt()
                : Optional.<Instant>empty();
        return last.steps().stream()
                .filter(step -> step.type() == Step.Type.INFORMATION_ASKED)
                .filter(step ->
                        waiting.filter(since -> !step.at().isBefore(since)).isPresent())
                .map(Step::publicText)
                .collect(Collectors.joining("\n"));
    }

    private static Beside.Onward onward(Complaint last, List<Step> readable, String asked) {
        var answer = readable.stream()
                .filter(step -> step.type() == Step.Type.ANSWERED)
                .filter(step -> last.ending().answeredAt().isPresent())
                .reduce((earlier, later) -> later)
                .map(Step::publicText)
                .orElse("");
        return new Beside.Onward(last.id(), last.ticket(), last.status(), answer, asked);
    }

    private static List<Handlers.Handler> assistants(Known known) {
        var people = known.complaint().handling().assistants();
        return known.staff().stream()
                .filter(member -> people.contains(member.person()))
                .toList();
    }

    private Mono<Optional<String>> claimant(Actor actor, Complaint complaint) {
        var claimant = complaint.handling().claimant();
        if (claimant.isEmpty() || !Access.seesInside(actor, complaint)) {
            return Mono.just(claimant.map(any -> MEMBER));
        }
        return memberships
                .of(claimant.get())
                .map(places -> places.stream()
                        .filter(place -> place.village().equals(complaint.village()))
                        .flatMap(place -> place.name().stream())
                        .map(PersonName::masked)
                        .findFirst()
                        .map(name -> MEMBER + " " + name)
                        .or(() -> Optional.of(MEMBER)));
    }
}
