package village.api.inquiry.arranging;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.inquiry.Desks;
import village.api.inquiry.Seats;

/** The township says at which desks a village may ask. */
public final class ServeVillage {
    private final DeskRegister register;
    private final Desks desks;
    private final Ids ids;
    private final Clock clock;

    public ServeVillage(DeskRegister register, Desks desks, Ids ids, Clock clock) {
        this.register = register;
        this.desks = desks;
        this.ids = ids;
        this.clock = clock;
    }

    /** Takes no new questions of the village any more; what was asked is answered. */
    public Mono<Void> leaveOut(Actor actor, String desk) {
        return existing(actor, desk)
                .then(Mono.defer(() -> register.leaveOut(place(actor, desk), event(actor, desk, "left-out"))));
    }

    /** Takes questions of the village again, unless the desk is closed to everybody. */
    public Mono<Void> takeIn(Actor actor, String desk) {
        return existing(actor, desk)
                .then(Mono.defer(() -> register.takeIn(place(actor, desk), event(actor, desk, "taken-in"))));
    }

    private Mono<Seats> existing(Actor actor, String desk) {
        return Mono.fromSupplier(() -> actor.require(Role.DISPATCHER).requireVillage())
                .flatMap(village -> Seats.of(desks, village))
                .doOnNext(seats -> seats.required(desk));
    }

    private DeskRegister.Place place(Actor actor, String desk) {
        return new DeskRegister.Place(actor.requireVillage(), desk, actor.requirePerson(), clock.instant());
    }

    private Event event(Actor actor, String desk, String type) {
        return DeskEvents.of(
                ids.next(), Optional.of(actor.requireVillage()), desk, type, actor.requirePerson(), clock.instant());
    }
}
