package village.api.identity.roster;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A cadre or the township's dispatcher brings the roster in and follows how far it is. */
public final class ImportRoster {
    private final RosterImports imports;

    public ImportRoster(RosterImports imports) {
        this.imports = imports;
    }

    public Mono<RosterImport> start(Actor actor, Optional<String> key, Flux<ByteBuffer> spreadsheet) {
        return Mono.fromSupplier(() -> allowed(actor))
                .flatMap(by -> imports.start(by.requireVillage(), by.requirePerson(), key, spreadsheet));
    }

    public Mono<RosterImport> progress(Actor actor, RosterImport.Id id) {
        return Mono.fromSupplier(() -> allowed(actor))
                .flatMap(by -> imports.byId(by.requireVillage(), id))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ROSTER_NOT_FOUND)));
    }

    public Mono<List<RosterImport>> latest(Actor actor) {
        return Mono.fromSupplier(() -> allowed(actor))
                .flatMap(by -> imports.latest(by.requireVillage()).collectList());
    }

    public Mono<byte[]> template(Actor actor) {
        return Mono.fromSupplier(() -> allowed(actor)).flatMap(by -> imports.template());
    }

    private static Actor allowed(Actor actor) {
        return actor.require(Role.CADRE, Role.DISPATCHER);
    }
}
