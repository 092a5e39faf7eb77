package village.api.identity.citizen;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.RoleBook;

/** A person says that whoever comes from a government platform as him is not him, or need not come that way. */
public final class PartFromPlatform {
    private final CitizenJoins joins;
    private final RoleBook roles;
    private final Clock clock;

    public PartFromPlatform(CitizenJoins joins, RoleBook roles, Clock clock) {
        this.joins = joins;
        this.roles = roles;
        this.clock = clock;
    }

    public Mono<Void> part(Actor actor, CitizenJoins.Id id) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(person -> parted(person, id))
                .switchIfEmpty(Mono.error(PartFromPlatform::none))
                .doOnNext(join -> roles.forget(join.person()))
                .then();
    }

    private Mono<CitizenJoins.Join> parted(Person.Id person, CitizenJoins.Id id) {
        return joins.of(person)
                .flatMapMany(Flux::fromIterable)
                .filter(join -> join.id().equals(id))
                .next()
                .flatMap(join -> joins.undo(
                        join.village(), id, new CitizenJoins.Undoing(person, Optional.empty(), clock.instant())));
    }

    static Refusal none() {
        return Refusal.of(Reason.BINDING_NOT_FOUND, "没有这个登录方式，或者已经解除了。");
    }
}
