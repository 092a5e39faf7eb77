package village.api.evidence.proof;

import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.evidence.EvidenceLog;
import village.api.identity.Actor;
import village.api.identity.Role;

/** An operator erases what a leaf holds, because the law asks for it. The hash stays and everybody sees that it was done. */
public final class EraseRecord {
    private static final int MAX_REASON = 100;

    private final EvidenceLog log;

    public EraseRecord(EvidenceLog log) {
        this.log = log;
    }

    /** @param reason for everybody to read */
    public Mono<EvidenceLog.Leaf> erase(Actor actor, long leaf, String reason) {
        return Mono.fromSupplier(() -> permitted(actor, reason))
                .flatMap(words -> log.erase(leaf, words))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.EVIDENCE_NOT_FOUND)));
    }

    private static String permitted(Actor actor, String reason) {
        actor.require(Role.OPERATOR);
        var words = reason.strip();
        if (words.isEmpty() || words.length() > MAX_REASON) {
            throw Refusal.of(Reason.EVIDENCE_REASON_REQUIRED);
        }
        return words;
    }
}
