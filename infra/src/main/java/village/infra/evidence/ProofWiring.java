package village.infra.evidence;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Transactions;
import village.api.evidence.EvidenceLog;
import village.api.evidence.EvidenceSources;
import village.api.evidence.checkpoint.Alarms;
import village.api.evidence.checkpoint.Checkpoints;
import village.api.evidence.checkpoint.Holdings;
import village.api.evidence.checkpoint.SigningKey;
import village.api.evidence.proof.EraseRecord;
import village.api.evidence.proof.HearAlarm;
import village.api.evidence.proof.ListLeaves;
import village.api.evidence.proof.ProveRecord;
import village.api.evidence.proof.ReadCheckpoint;
import village.api.evidence.proof.ReadConsistency;
import village.api.evidence.proof.ReadEvidenceState;
import village.api.evidence.proof.ReadInclusion;

/** What people ask of the log. */
@Configuration(proxyBeanMethods = false)
class ProofWiring {
    @Bean
    ProveRecord proveRecord(EvidenceSources sources, EvidenceLog log, Checkpoints checkpoints, Alarms alarms) {
        return new ProveRecord(sources, log, checkpoints, alarms);
    }

    @Bean
    ReadCheckpoint readCheckpoint(Checkpoints checkpoints, SigningKey key) {
        return new ReadCheckpoint(checkpoints, key.verifier());
    }

    @Bean
    ReadInclusion readInclusion(EvidenceLog log, Checkpoints checkpoints) {
        return new ReadInclusion(log, checkpoints);
    }

    @Bean
    ReadConsistency readConsistency(EvidenceLog log, Checkpoints checkpoints) {
        return new ReadConsistency(log, checkpoints);
    }

    @Bean
    ListLeaves listLeaves(EvidenceSources sources, EvidenceLog log, Checkpoints checkpoints) {
        return new ListLeaves(sources, log, checkpoints);
    }

    @Bean
    EraseRecord eraseRecord(EvidenceLog log, EvidenceSources sources, Transactions transactions) {
        return new EraseRecord(log, sources, transactions);
    }

    @Bean
    ReadEvidenceState readEvidenceState(EvidenceLog log, Checkpoints checkpoints, Holdings holdings, Alarms alarms) {
        return new ReadEvidenceState(log, checkpoints, holdings, alarms);
    }

    @Bean
    HearAlarm hearAlarm(Alarms alarms) {
        return new HearAlarm(alarms);
    }
}
