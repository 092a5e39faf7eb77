package village.api.evidence.proof;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.evidence.EvidenceLog;
import village.api.evidence.EvidenceSources;
import village.api.gate.number.SensitiveNumbers;
import village.api.identity.Actor;
import village.api.identity.Role;

/**
 * An operator erases what a leaf holds and what the village's pages show of it, because the law asks for it. The hash
 * stays and everybody sees that it was done.
 */
public final class EraseRecord {
    private static final int MAX_REASON = 100;
    /** No village's own, for it has to do with no village's affairs. */
    private static final SensitiveNumbers NUMBERS = SensitiveNumbers.except(List.of());

    private final EvidenceLog log;
    private final EvidenceSources sources;
    private final Transactions transactions;

    public EraseRecord(EvidenceLog log, EvidenceSources sources, Transactions transactions) {
        this.log = log;
        this.sources = sources;
        this.transactions = transactions;
    }

    /** @param reason for everybody to read; refused with a number of somebody's in it, as if it was to be published */
    public Mono<EvidenceLog.Leaf> erase(Actor actor, long leaf, String reason) {
        return Mono.fromSupplier(() -> permitted(actor, reason))
                .flatMap(words -> transactions.together(log.erase(leaf, words)
                        .flatMap(erased -> blanked(actor, erased).thenReturn(erased))))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.EVIDENCE_NOT_FOUND)));
    }

    /** With the reason that was written first. */
    private Mono<Void> blanked(Actor actor, EvidenceLog.Leaf leaf) {
        var reason = leaf.erasure().map(EvidenceLog.Erasure::reason).orElseThrow();
        return Mono.justOrEmpty(sources.ofKind(leaf.key().kind()))
                .flatMap(source -> source.erase(actor, leaf.village(), leaf.key(), reason));
    }

    private static String permitted(Actor actor, String reason) {
        actor.require(Role.OPERATOR);
        var words = reason.strip();
        if (words.isEmpty() || words.length() > MAX_REASON) {
            throw Refusal.of(Reason.EVIDENCE_REASON_REQUIRED);
        }
        if (!NUMBERS.in(words).isEmpty()) {
            throw Refusal.invalid("/reason", "理由人人看得到，不要写身份证号、银行卡号和电话号码。");
        }
        return words;
    }
}
