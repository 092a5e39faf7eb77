package village.api.complaint;

import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;

/** What a platform still knows of what it handed over. */
public final class KnownCases {
    private final Complaints complaints;

    public KnownCases(Complaints complaints) {
        this.complaints = complaints;
    }

    /**
     * Refuses a platform what it handed over and turned out to be about staff ({@code complaint.not-found}): it was told
     * to delete what it has. What it handed over as such, it knows; everybody else is let by.
     */
    public Mono<Complaint> known(Actor actor, Complaint complaint) {
        var source = complaint.reporting().source();
        if (!complaint.intake().aboutStaff() || !source.handedOver() || !complaint.broughtBy(actor)) {
            return Mono.just(complaint);
        }
        return complaints
                .steps(complaint.village(), complaint.id())
                .filter(steps -> steps.stream().noneMatch(step -> step.type() == Step.Type.HANDED_UP))
                .map(known -> complaint)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }
}
