package village.api.audit;

import java.util.Optional;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Limits;
import village.api.identity.Role;
import village.api.identity.RoleBook;
import village.api.identity.membership.Memberships;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;

/**
 * Somebody in charge looks at what staff did: dispatchers and supervisors in the villages below them, an operator
 * everywhere but without names and addresses.
 */
public final class ReadAudit {
    private static final Role[] READERS = {Role.OPERATOR, Role.DISPATCHER, Role.SUPERVISOR};

    private final AuditLog log;
    private final Villages villages;
    private final RoleBook roles;
    private final Memberships memberships;

    public ReadAudit(AuditLog log, Villages villages, RoleBook roles, Memberships memberships) {
        this.log = log;
        this.villages = villages;
        this.roles = roles;
        this.memberships = memberships;
    }

    /** @param village only this village's; without it, everything the reader may see */
    public Mono<Page<AuditLog.Line, AuditLog.Id>> read(
            Actor actor, Optional<VillageCode> village, int limit, Optional<AuditLog.Id> after) {
        return Mono.fromRunnable(() -> {
                    Limits.require(limit);
                    actor.require(READERS);
                })
                .then(Mono.defer(
                        () -> village.map(code -> inVillage(actor, code)).orElseGet(() -> everywhere(actor))))
                .flatMap(view -> log.page(view.scope(), limit, after).map(page -> page.map(view::of)));
    }

    private record View(AuditLog.Scope scope, boolean personal) {
        AuditLog.Line of(AuditLog.Line line) {
            return personal ? line : line.withoutPersonalData();
        }
    }

    private Mono<View> inVillage(Actor actor, VillageCode code) {
        return villages.byCode(code)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.VILLAGE_NOT_FOUND)))
                .flatMap(village -> above(actor, village.id())
                        .map(personal -> new View(new AuditLog.Scope.InVillage(village.id()), personal)));
    }

    /** Whether he is in charge of the village; refuses whoever only is of another. */
    private Mono<Boolean> above(Actor actor, Village.Id village) {
        return roles.fresh(actor.requirePerson(), village)
                .map(standing -> standing.roles().stream().anyMatch(Role::above))
                .filter(above -> above || actor.holds(Role.OPERATOR))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ROLE_REQUIRED)));
    }

    private Mono<View> everywhere(Actor actor) {
        if (actor.holds(Role.OPERATOR)) {
            return Mono.just(new View(new AuditLog.Scope.Everything(), false));
        }
        return memberships
                .above(actor.requirePerson())
                .map(offices -> offices.stream()
                        .flatMap(office -> office.area().stream())
                        .map(Memberships.Area::code)
                        .collect(Collectors.toSet()))
                .map(areas -> new View(new AuditLog.Scope.Below(areas), true));
    }
}
