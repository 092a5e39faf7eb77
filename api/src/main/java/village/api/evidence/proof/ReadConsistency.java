package village.api.evidence.proof;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.evidence.EvidenceLog;
import village.api.evidence.checkpoint.Checkpoints;
import village.api.evidence.tree.Hash;
import village.api.evidence.tree.Outline;
import village.api.identity.Actor;

/** Anybody asks for the proof that the log has only grown between two of its sizes. It holds hashes only. */
public final class ReadConsistency {
    private final EvidenceLog log;
    private final Checkpoints checkpoints;

    public ReadConsistency(EvidenceLog log, Checkpoints checkpoints) {
        this.log = log;
        this.checkpoints = checkpoints;
    }

    /** Refuses sizes that were not signed yet. */
    public Mono<List<Hash>> read(Actor actor, long from, long to) {
        return checkpoints
                .newest()
                .filter(newest ->
                        from >= 0 && from <= to && to <= newest.checkpoint().size())
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.EVIDENCE_RANGE_INVALID)))
                .flatMap(newest -> log.fill(Outline.consistency(from, to)));
    }
}
