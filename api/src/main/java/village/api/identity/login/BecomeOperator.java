package village.api.identity.login;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.Fingerprints;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.RoleBook;

/** Whoever started the installation becomes its first operator, with the code it printed. */
public final class BecomeOperator {
    private final Operators operators;
    private final Fingerprints fingerprints;
    private final Chance chance;
    private final RoleBook roles;
    private final Clock clock;

    public BecomeOperator(Operators operators, Fingerprints fingerprints, Chance chance, RoleBook roles, Clock clock) {
        this.operators = operators;
        this.fingerprints = fingerprints;
        this.chance = chance;
        this.roles = roles;
        this.clock = clock;
    }

    /** Gives the code to print; empty if there is an operator already. An earlier code is good no more. */
    public Mono<String> offer() {
        return operators
                .any()
                .filter(there -> !there)
                .map(none -> chance.secret())
                .flatMap(code -> operators.offer(hash(code)).thenReturn(code));
    }

    public Mono<Void> become(Actor actor, String code) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(person ->
                        operators.accept(hash(code), person, clock.instant()).doOnNext(made -> roles.forget(person)))
                .filter(made -> made)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.LOGIN_CODE_WRONG)))
                .then();
    }

    private String hash(String code) {
        return fingerprints.of(("first-operator\n" + code.strip()).getBytes(StandardCharsets.UTF_8));
    }
}
