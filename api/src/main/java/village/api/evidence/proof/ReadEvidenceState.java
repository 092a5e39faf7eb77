package village.api.evidence.proof;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.evidence.EvidenceLog;
import village.api.evidence.checkpoint.Alarms;
import village.api.evidence.checkpoint.Alarms.Alarm;
import village.api.evidence.checkpoint.Checkpoints;
import village.api.evidence.checkpoint.Holdings;
import village.api.evidence.checkpoint.SignedCheckpoint;
import village.api.identity.Actor;
import village.api.identity.Role;

/** An operator looks whether the log is signed, and who outside has its checkpoints. */
public final class ReadEvidenceState {
    private final EvidenceLog log;
    private final Checkpoints checkpoints;
    private final Holdings holdings;
    private final Alarms alarms;

    public ReadEvidenceState(EvidenceLog log, Checkpoints checkpoints, Holdings holdings, Alarms alarms) {
        this.alarms = alarms;
        this.log = log;
        this.checkpoints = checkpoints;
        this.holdings = holdings;
    }

    /**
     * @param newest empty before the first
     * @param alarm empty while the log is what was signed
     */
    public record EvidenceState(
            long size, Optional<SignedCheckpoint> newest, List<Holdings.Holding> holders, Optional<Alarm> alarm) {}

    public Mono<EvidenceState> read(Actor actor) {
        return Mono.fromRunnable(() -> actor.require(Role.OPERATOR))
                .then(Mono.defer(() -> Mono.zip(
                        log.size(),
                        checkpoints.newest().map(Optional::of).defaultIfEmpty(Optional.empty()),
                        holdings.all(),
                        alarms.standing().map(Optional::of).defaultIfEmpty(Optional.empty()))))
                .map(state -> new EvidenceState(state.getT1(), state.getT2(), state.getT3(), state.getT4()));
    }
}
