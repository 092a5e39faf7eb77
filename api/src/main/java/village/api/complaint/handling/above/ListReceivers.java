package village.api.complaint.handling.above;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.complaint.handling.above.Receivers.Receiver;
import village.api.identity.Actor;
import village.api.identity.Role;

/** The township looks which platforms it may send a village's cases to. */
public final class ListReceivers {
    private final Receivers receivers;

    public ListReceivers(Receivers receivers) {
        this.receivers = receivers;
    }

    /** By name; possibly none. */
    public Mono<List<Receiver>> list(Actor actor) {
        return Mono.fromSupplier(() -> actor.require(Role.DISPATCHER, Role.SUPERVISOR))
                .flatMap(above -> receivers.of(above.requireVillage()));
    }
}
