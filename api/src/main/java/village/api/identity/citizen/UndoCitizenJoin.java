package village.api.identity.citizen;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.RoleBook;
import village.api.place.Village;

/** The village takes back that somebody from a government platform is one with a person who is bound. */
public final class UndoCitizenJoin {
    static final Role[] DECIDERS = {Role.CADRE, Role.DISPATCHER};
    private static final int MAX_REASON = 200;

    private final CitizenJoins joins;
    private final RoleBook roles;
    private final Clock clock;

    public UndoCitizenJoin(CitizenJoins joins, RoleBook roles, Clock clock) {
        this.joins = joins;
        this.roles = roles;
        this.clock = clock;
    }

    /** @param reason for the person, 1 to 200 characters */
    public Mono<Void> undo(Actor actor, CitizenJoins.Id id, String reason) {
        return Mono.fromSupplier(() -> actor.require(DECIDERS).requireVillage())
                .map(village -> new Asked(village, stated(reason)))
                .flatMap(asked -> joins.undo(
                        asked.village(),
                        id,
                        new CitizenJoins.Undoing(actor.requirePerson(), Optional.of(asked.reason()), clock.instant())))
                .switchIfEmpty(Mono.error(PartFromPlatform::none))
                .doOnNext(join -> roles.forget(join.person()))
                .then();
    }

    private record Asked(Village.Id village, String reason) {}

    private static String stated(String reason) {
        var words = reason.strip();
        if (words.isEmpty() || words.codePointCount(0, words.length()) > MAX_REASON) {
            throw Refusal.invalid("/reason", "请写明为什么解除，1 到 200 个字。");
        }
        return words;
    }
}
