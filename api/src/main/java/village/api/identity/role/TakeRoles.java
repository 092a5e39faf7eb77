package village.api.identity.role;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.PhoneNumber;
import village.api.identity.RoleBook;
import village.api.identity.WechatIdentities;
import village.api.identity.WechatLogins;

/** A new member of staff takes up what was offered to his phone; WeChat vouches for the phone. */
public final class TakeRoles {
    private final WechatIdentities identities;
    private final WechatLogins logins;
    private final Grants grants;
    private final RoleBook roles;
    private final Clock clock;

    public TakeRoles(WechatIdentities identities, WechatLogins logins, Grants grants, RoleBook roles, Clock clock) {
        this.identities = identities;
        this.logins = logins;
        this.grants = grants;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * Possibly empty.
     *
     * @param appId the WeChat account the person speaks through
     * @param phoneCode the phone button's code
     */
    public Mono<List<Grant>> take(Actor actor, Optional<String> appId, String phoneCode) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(person -> requestPhone(actor, appId, phoneCode)
                        .flatMap(phone -> grants.take(person, phone, clock.instant()))
                        .doOnNext(taken -> roles.forget(person)));
    }

    private Mono<PhoneNumber> requestPhone(Actor actor, Optional<String> appId, String phoneCode) {
        return identities
                .inMiniProgram(actor.requirePerson(), appId)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.PHONE_CODE_INVALID)))
                .flatMap(user -> logins.phone(user, phoneCode));
    }
}
