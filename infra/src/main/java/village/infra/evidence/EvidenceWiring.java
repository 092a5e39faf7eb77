package village.infra.evidence;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.disclosure.Filings;
import village.api.disclosure.cover.Covers;
import village.api.disclosure.publishing.EraseRevision;
import village.api.evidence.EvidenceLog;
import village.api.evidence.EvidenceSource;
import village.api.evidence.EvidenceSources;
import village.api.evidence.RecordEvidence;
import village.api.evidence.checkpoint.Alarms;
import village.api.evidence.checkpoint.Checkpoints;
import village.api.evidence.checkpoint.Holder;
import village.api.evidence.checkpoint.Holdings;
import village.api.evidence.checkpoint.KnownHeads;
import village.api.evidence.checkpoint.PushCheckpoints;
import village.api.evidence.checkpoint.SignCheckpoint;
import village.api.evidence.checkpoint.SigningKey;
import village.api.evidence.checkpoint.VerifierKey;
import village.infra.crypto.Secrets;
import village.infra.event.Loop;
import village.infra.event.Loops;
import village.infra.postgres.Database;

/** The log, what goes into it and how its checkpoints get out. */
@Configuration(proxyBeanMethods = false)
class EvidenceWiring {
    /** A holder who is down is not asked more often than this, whatever his next turn says. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    @Bean
    EvidenceLog evidenceLog(Database database, Ids ids, Clock clock) {
        return new PostgresEvidenceLog(database, ids, clock);
    }

    @Bean
    Checkpoints checkpoints(Database database) {
        return new PostgresCheckpoints(database);
    }

    @Bean
    Holdings holdings(Database database) {
        return new PostgresHoldings(database);
    }

    /** Whoever found it says so again at each look. */
    @Bean
    Alarms evidenceAlarms(Database database, Ids ids, EvidenceSettings settings) {
        return new PostgresAlarms(database, ids.next(), settings.sign().multipliedBy(6));
    }

    @Bean
    EvidenceHealth evidenceHealthIndicator(Alarms alarms) {
        return new EvidenceHealth(alarms);
    }

    @Bean
    EvidenceMetrics evidenceMetrics(MeterRegistry registry, Alarms alarms) {
        return new EvidenceMetrics(registry, alarms);
    }

    @Bean
    ClosedComplaints closedComplaints(Database database) {
        return new ClosedComplaints(database);
    }

    @Bean
    PublishedDisclosures publishedDisclosures(
            Filings filings, Covers covers, EraseRevision eraseRevision, Database database) {
        return new PublishedDisclosures(
                filings, covers, eraseRevision, new AwaitedEvents(database, RecordEvidence.NAME));
    }

    @Bean
    AuditHeads auditHeads(Database database, EvidenceLog log, EvidenceSettings settings, Clock clock) {
        return new AuditHeads(database, log, settings, clock);
    }

    @Bean
    EvidenceSources evidenceSources(ObjectProvider<EvidenceSource> sources) {
        return new EvidenceSources(sources.orderedStream().toList());
    }

    @Bean
    RecordEvidence recordEvidence(EvidenceSources sources, EvidenceLog log) {
        return new RecordEvidence(sources, log);
    }

    @Bean
    SigningKey signingKey(Secrets secrets, EvidenceSettings settings) {
        return SigningKey.of(settings.origin(), secrets.evidenceSeed());
    }

    @Bean
    SignCheckpoint signCheckpoint(
            EvidenceLog log,
            Checkpoints checkpoints,
            Holdings holdings,
            Alarms alarms,
            SigningKey key,
            EvidenceSettings settings,
            Clock clock) {
        var keys = Stream.concat(
                        Stream.of(key.verifier()),
                        settings.formerKeys().stream().map(VerifierKey::parse))
                .toList();
        var known = new KnownHeads(holders(settings), holdings, keys);
        return new SignCheckpoint(log, checkpoints, known, alarms, key, clock);
    }

    @Bean
    PushCheckpoints pushCheckpoints(Checkpoints checkpoints, Holdings holdings, EvidenceSettings settings) {
        return new PushCheckpoints(holders(settings), checkpoints, holdings, settings.pace());
    }

    private static List<Holder> holders(EvidenceSettings settings) {
        var holders = new ArrayList<Holder>();
        settings.holders().forEach((name, address) -> holders.add(new HttpHolder(name, address, settings.answer())));
        if (!settings.folder().isBlank()) {
            holders.add(new FolderHolder(Path.of(settings.folder())));
        }
        return holders;
    }

    @Bean
    Loops evidenceWorkers(
            SignCheckpoint signCheckpoint,
            PushCheckpoints pushCheckpoints,
            AuditHeads auditHeads,
            EvidenceMetrics metrics,
            EvidenceSettings settings) {
        var alarm = new Loop("evidence alarm", settings.sign(), metrics.look().thenReturn(false));
        if (!settings.enabled()) {
            return new Loops(List.of(alarm));
        }
        return new Loops(List.of(
                alarm,
                new Loop("evidence audit heads", settings.sign(), auditHeads.next()),
                new Loop(
                        "evidence signing",
                        settings.sign(),
                        signCheckpoint.sign().hasElement()),
                new Loop("evidence push", LOOK, pushCheckpoints.push().thenReturn(false))));
    }
}
