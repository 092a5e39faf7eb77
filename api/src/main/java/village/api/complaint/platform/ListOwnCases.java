package village.api.complaint.platform;

import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.identity.Actor;

/** A platform lists what it handed over and what it was sent, public or not: a full copy needs them all. */
public final class ListOwnCases {
    private final OutsideCases outsideCases;

    public ListOwnCases(OutsideCases outsideCases) {
        this.outsideCases = outsideCases;
    }

    /** Newest first, in the village the platform looks at. */
    public Mono<Page<OutsideCases.Own, Complaint.Id>> list(Actor platform, Complaints.Slice slice) {
        return Mono.defer(() -> outsideCases.of(platform.requireVillage(), platform.requirePerson(), slice));
    }
}
