package village.api.inquiry.arranging;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.inquiry.Desk;
import village.api.place.Village;
import village.api.place.Villages;

/** A township keeps the desks of its villages, an operator those of every village. */
public final class KeepDesks {
    /** More than anybody can choose from. */
    static final int MOST = 30;

    private final DeskRegister register;
    private final DeskKeepers keepers;
    private final Villages villages;
    private final Ids ids;
    private final Clock clock;

    public KeepDesks(DeskRegister register, DeskKeepers keepers, Villages villages, Ids ids, Clock clock) {
        this.register = register;
        this.keepers = keepers;
        this.villages = villages;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The desks of an area.
     *
     * @param area empty for the whole installation
     * @param desks those of the installation among them, which the township reads only
     * @param villages of the area, in code order; none for the installation
     * @param leftOut by the code of a desk which of these villages may not ask there
     */
    public record Kept(
            Optional<String> area, List<KeptDesk> desks, List<Village> villages, Map<String, Set<Village.Id>> leftOut) {
        public boolean own(KeptDesk desk) {
            return desk.area().equals(area);
        }
    }

    /** @param area the township whose dispatcher he is; empty for an operator */
    public Mono<Kept> read(Actor actor, Optional<String> area) {
        return keepers.require(actor, area)
                .flatMap(allowed -> Mono.zip(register.of(allowed), below(allowed)))
                .flatMap(found -> register.leavingOut(
                                found.getT2().stream().map(Village::id).toList())
                        .map(leftOut -> new Kept(area, found.getT1(), found.getT2(), leftOut)));
    }

    private Mono<List<Village>> below(Optional<String> area) {
        return Mono.justOrEmpty(area).flatMapMany(villages::within).collectList();
    }

    /** Adds a desk; it takes questions at once. With the same key again, gives the one added before. */
    public Mono<KeptDesk> add(Actor actor, Optional<String> area, Desk.Kind kind, KeptDesk.Wording wording, Once once) {
        return keepers.require(actor, area).flatMap(allowed -> {
            var id = ids.next();
            var desk = KeptDesk.added(id, allowed, kind, wording);
            return register.add(once, id, desk, MOST, event(actor, desk, "added"));
        });
    }

    /**
     * Says something else of a desk, closes it to new questions everywhere, or opens it again.
     *
     * @param version the version he read; refuses if somebody was faster ({@code inquiry.stale})
     */
    public Mono<KeptDesk> change(Actor actor, String code, long version, KeptDesk.Wording wording, boolean on) {
        return Mono.fromSupplier(() -> actor.require(Role.DISPATCHER, Role.OPERATOR))
                .then(register.byCode(code))
                .switchIfEmpty(unknown())
                .flatMap(desk -> keepers.require(actor, desk.area()))
                .then(Mono.defer(() -> register.change(code, desk -> {
                    var after = desk.changed(version, wording, on);
                    return new DeskRegister.Change(after, event(actor, after, on ? "changed" : "closed"));
                })))
                .switchIfEmpty(unknown());
    }

    private Event event(Actor actor, KeptDesk desk, String type) {
        return DeskEvents.of(ids.next(), Optional.empty(), desk.code(), type, actor.requirePerson(), clock.instant());
    }

    private static Mono<KeptDesk> unknown() {
        return Mono.error(() -> Refusal.of(Reason.INQUIRY_DESK_UNKNOWN));
    }
}
