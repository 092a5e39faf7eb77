package village.api.complaint.platform;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.identity.Actor;

/** A platform looks what it calls a case. */
public final class ReadHandedOver {
    private final HandedOver handedOver;

    public ReadHandedOver(HandedOver handedOver) {
        this.handedOver = handedOver;
    }

    /** Empty for a case it did not hand over. */
    public Mono<Optional<String>> number(Actor platform, Complaint.Id complaint) {
        return Mono.defer(() -> handedOver.numberOf(platform.requireVillage(), platform.requirePerson(), complaint))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }
}
