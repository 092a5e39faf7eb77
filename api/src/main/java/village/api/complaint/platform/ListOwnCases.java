package village.api.complaint.platform;

import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.gate.VillageNumbers;
import village.api.gate.number.SensitiveNumbers;
import village.api.identity.Actor;

/** A platform lists what it handed over and what it was sent, public or not: a full copy needs them all. */
public final class ListOwnCases {
    private final OutsideCases outsideCases;
    private final VillageNumbers numbers;

    public ListOwnCases(OutsideCases outsideCases, VillageNumbers numbers) {
        this.outsideCases = outsideCases;
        this.numbers = numbers;
    }

    /** Newest first, in the village the platform looks at; numbers masked in what it did not hand over itself. */
    public Mono<Page<OutsideCases.Own, Complaint.Id>> list(Actor platform, Complaints.Slice slice) {
        return Mono.defer(() -> Mono.zip(
                outsideCases.of(platform.requireVillage(), platform.requirePerson(), slice),
                numbers.of(platform.requireVillage()),
                (page, hidden) -> page.map(own -> masked(platform, own, hidden))));
    }

    private static OutsideCases.Own masked(Actor platform, OutsideCases.Own own, SensitiveNumbers hidden) {
        var complaint = own.complaint();
        return Access.readsMasked(platform, complaint)
                ? new OutsideCases.Own(complaint.with(complaint.intake().worded(hidden::masked)), own.number())
                : own;
    }
}
