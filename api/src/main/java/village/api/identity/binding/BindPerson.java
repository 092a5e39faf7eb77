package village.api.identity.binding;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RoleBook;
import village.api.identity.WechatIdentities;
import village.api.identity.WechatLogins;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;

/** A person says who he is in a village, and is bound at once or waits for a cadre. */
public final class BindPerson {
    private final Villages villages;
    private final Consents consents;
    private final WechatIdentities identities;
    private final WechatLogins logins;
    private final Bindings bindings;
    private final RoleBook roles;
    private final Ids ids;
    private final Clock clock;

    public BindPerson(
            Villages villages,
            Consents consents,
            WechatIdentities identities,
            WechatLogins logins,
            Bindings bindings,
            RoleBook roles,
            Ids ids,
            Clock clock) {
        this.villages = villages;
        this.consents = consents;
        this.identities = identities;
        this.logins = logins;
        this.bindings = bindings;
        this.roles = roles;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is said.
     *
     * @param appId the WeChat account the person speaks through
     * @param phoneCode the phone button's code
     */
    public record Command(
            VillageCode village,
            Optional<String> appId,
            String phoneCode,
            Optional<PersonName> name,
            Optional<String> idLast4) {}

    /** A phone code is good once, so a repeated request is answered before WeChat is asked again. */
    public Mono<Binding> bind(Actor actor, Command command, Once once) {
        return Mono.fromSupplier(actor::requirePerson)
                .then(villages.byCode(command.village()))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.VILLAGE_NOT_FOUND)))
                .flatMap(village -> bindings.requested(village.id(), once)
                        .switchIfEmpty(Mono.defer(() -> request(actor.requirePerson(), village, command, once))));
    }

    private Mono<Binding> request(Person.Id person, Village village, Command command, Once once) {
        return requireConsent(person)
                .then(Mono.defer(() -> refuseIfBound(person, village)))
                .then(Mono.defer(() -> requestPhone(person, command)))
                .map(phone -> new Claim(phone, command.name(), command.idLast4()))
                .map(claim -> new Bindings.Request(village.id(), person, claim, clock.instant()))
                .flatMap(request -> bindings.request(new Binding.Id(ids.next()), request, once))
                .doOnNext(binding -> roles.forget(person));
    }

    private Mono<Void> requireConsent(Person.Id person) {
        return consents.of(person)
                .filter(given -> given.contains(Consent.PRIVACY))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CONSENT_REQUIRED)))
                .then();
    }

    private Mono<Void> refuseIfBound(Person.Id person, Village village) {
        return bindings.current(village.id(), person)
                .filter(binding -> binding.state() == Binding.State.BOUND)
                .flatMap(bound -> Mono.error(() -> Refusal.of(Reason.BINDING_EXISTS)));
    }

    private Mono<PhoneNumber> requestPhone(Person.Id person, Command command) {
        return identities
                .inMiniProgram(person, command.appId())
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.PHONE_CODE_INVALID)))
                .flatMap(user -> logins.phone(user, command.phoneCode()));
    }
}
