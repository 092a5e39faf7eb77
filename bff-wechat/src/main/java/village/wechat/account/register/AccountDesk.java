package village.wechat.account.register;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;

/** An operator at the register of accounts; everybody else is refused. */
@Component
final class AccountDesk {
    private final AccountRegister register;

    AccountDesk(AccountRegister register) {
        this.register = register;
    }

    Mono<Page<AccountRegister.Entry, UUID>> page(Actor actor, int limit, Optional<UUID> after) {
        return asked(actor, accounts -> accounts.page(limit, after));
    }

    Mono<AccountRegister.Entry> existing(Actor actor, String appId) {
        return asked(actor, accounts -> accounts.find(appId))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.WECHAT_ACCOUNT_UNKNOWN)));
    }

    <T> Mono<T> asked(Actor actor, Function<AccountRegister, Mono<T>> act) {
        return Mono.defer(() -> {
            actor.require(Role.OPERATOR);
            return act.apply(register);
        });
    }
}
