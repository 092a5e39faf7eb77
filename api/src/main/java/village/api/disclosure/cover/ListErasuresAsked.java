package village.api.disclosure.cover;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.disclosure.Filing;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.EvidenceLog;
import village.api.identity.Actor;
import village.api.identity.Role;

/** An operator sees which records townships ask him to erase, each with its place in the log. */
public final class ListErasuresAsked {
    private static final int MANY = 50;

    private final Covers covers;
    private final EvidenceLog log;

    public ListErasuresAsked(Covers covers, EvidenceLog log) {
        this.covers = covers;
        this.log = log;
    }

    /**
     * @param revision which is to be erased
     * @param leaf its place in the log
     */
    public record Asked(Cover cover, int revision, long leaf) {}

    /** The earliest first, at most fifty; without those whose leaf is still to come. */
    public Mono<List<Asked>> list(Actor actor) {
        return Mono.fromSupplier(() -> actor.require(Role.OPERATOR))
                .flatMap(operator -> covers.toErase(MANY))
                .flatMapMany(Flux::fromIterable)
                .concatMap(asked -> log.byKey(new CanonicalRecord.Key(
                                Filing.OWNER, asked.cover().filing().value(), asked.revision()))
                        .map(leaf -> new Asked(asked.cover(), asked.revision(), leaf.index())))
                .collectList();
    }
}
