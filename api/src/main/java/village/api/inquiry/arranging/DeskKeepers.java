package village.api.inquiry.arranging;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.membership.Memberships;

/** Who keeps the desks of an area: the dispatchers of exactly that township; of the whole installation its operators. */
public final class DeskKeepers {
    private final Memberships memberships;

    public DeskKeepers(Memberships memberships) {
        this.memberships = memberships;
    }

    /** The area again, for whoever keeps its desks; refuses everybody else. */
    public Mono<Optional<String>> require(Actor actor, Optional<String> area) {
        return Mono.defer(() -> area.isPresent()
                ? township(actor, area.get()).map(Optional::of)
                : Mono.fromSupplier(() -> actor.require(Role.OPERATOR)).thenReturn(area));
    }

    /** The same for a township. */
    public Mono<String> township(Actor actor, String area) {
        return Mono.fromSupplier(() -> actor.require(Role.DISPATCHER).requirePerson())
                .flatMap(memberships::above)
                .filter(offices -> offices.stream().anyMatch(office -> dispatches(office, area)))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ROLE_REQUIRED)))
                .thenReturn(area);
    }

    private static boolean dispatches(Memberships.Office office, String area) {
        return office.role() == Role.DISPATCHER
                && office.area().filter(held -> held.code().equals(area)).isPresent();
    }
}
