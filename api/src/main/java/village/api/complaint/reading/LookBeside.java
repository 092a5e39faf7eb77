package village.api.complaint.reading;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Step;
import village.api.complaint.handling.Handlers;
import village.api.complaint.voice.ReadRecordings;
import village.api.identity.Actor;
import village.api.identity.PersonName;
import village.api.identity.membership.Memberships;

/** Gathers what stands beside a case: recordings, the case it was merged into, helpers. */
public final class LookBeside {
    private static final String MEMBER = "党员";
    /** A case that is merged into is merged again at times; nobody does so often. */
    private static final int MERGES = 5;

    private final Complaints complaints;
    private final ReadRecordings recordings;
    private final Memberships memberships;

    public LookBeside(Complaints complaints, ReadRecordings recordings, Memberships memberships) {
        this.complaints = complaints;
        this.recordings = recordings;
        this.memberships = memberships;
    }

    /** What is known of the case already, so that it is not asked again. */
    record Known(Complaint complaint, List<Step> steps, List<Attachment> files, List<Handlers.Handler> staff) {}

    Mono<Beside> look(Actor actor, Known known) {
        var complaint = known.complaint();
        return Mono.zip(heard(actor, known), onward(actor, complaint), claimant(actor, complaint))
                .map(found -> new Beside(
                        found.getT1(),
                        found.getT2(),
                        assistants(known),
                        found.getT3(),
                        Reopening.until(complaint, known.steps())));
    }

    private Mono<List<ReadRecordings.Recording>> heard(Actor actor, Known known) {
        var spoken = Access.mayRead(actor, known.complaint())
                && known.files().stream().anyMatch(file -> file.type() == Attachment.Type.VOICE);
        return spoken ? recordings.of(actor, known.complaint().id()) : Mono.just(List.of());
    }

    private Mono<Optional<Beside.Onward>> onward(Actor actor, Complaint complaint) {
        var asked = complaint.broughtBy(actor);
        return goingOn(complaint, MERGES)
                .filter(last -> !last.id().equals(complaint.id()))
                .filter(last -> mayKnow(actor, complaint, last))
                .flatMap(last -> complaints
                        .steps(last.village(), last.id())
                        .map(steps -> onward(last, asked || Access.mayRead(actor, last) ? steps : List.of())))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /** What is about staff is nothing to whoever only sees the other case, be it that he brought that one as such. */
    private static boolean mayKnow(Actor actor, Complaint complaint, Complaint last) {
        var alike = complaint.intake().aboutStaff() && complaint.broughtBy(actor) && !Access.inVillage(actor);
        return !last.intake().aboutStaff() || last.broughtBy(actor) || alike || Access.mayWorkOn(actor, last);
    }

    private Mono<Complaint> goingOn(Complaint complaint, int merges) {
        return Mono.justOrEmpty(complaint.ending().mergedInto())
                .filter(any -> merges > 0)
                .flatMap(into -> complaints.byId(complaint.village(), into))
                .flatMap(into -> goingOn(into, merges - 1))
                .defaultIfEmpty(complaint);
    }

    private static Beside.Onward onward(Complaint last, List<Step> readable) {
        var answer = readable.stream()
                .filter(step -> step.type() == Step.Type.ANSWERED)
                .filter(step -> last.ending().answeredAt().isPresent())
                .reduce((earlier, later) -> later)
                .map(Step::publicText)
                .orElse("");
        return new Beside.Onward(last.id(), last.ticket(), last.status(), answer);
    }

    private static List<Handlers.Handler> assistants(Known known) {
        var people = known.complaint().handling().assistants();
        return known.staff().stream()
                .filter(member -> people.contains(member.person()))
                .toList();
    }

    private Mono<Optional<String>> claimant(Actor actor, Complaint complaint) {
        var claimant = complaint.handling().claimant();
        if (claimant.isEmpty() || !Access.mayWorkOn(actor, complaint)) {
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
