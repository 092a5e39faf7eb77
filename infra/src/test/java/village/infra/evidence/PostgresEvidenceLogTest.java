package village.infra.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.evidence.EvidenceLogContract.now;
import static village.api.evidence.EvidenceLogContract.record;
import static village.api.evidence.EvidenceLogContract.records;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.evidence.EvidenceLog;
import village.api.evidence.EvidenceLogContract;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;

class PostgresEvidenceLogTest implements EvidenceLogContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Database database = POSTGRES.database();
    private final EvidenceLog log = Ledger.log(database);

    @Override
    public EvidenceLog log() {
        return log;
    }

    @Test
    void twoInstancesAppendTheSameOnce() {
        var pools = List.of(PostgresExtension.pool(POSTGRES.name()), PostgresExtension.pool(POSTGRES.name()));
        var before = now(log.size());
        var shared = records(UUID.randomUUID(), 30);
        var places = Flux.fromIterable(pools)
                .map(PostgresExtension::database)
                .map(Ledger::log)
                .flatMap(instance ->
                        Flux.fromIterable(shared).concatMap(instance::append).subscribeOn(Schedulers.parallel()))
                .collectList();
        assertThat(now(places)).hasSize(60);
        assertThat(now(log.size())).isEqualTo(before + 30);
        Flux.fromIterable(pools).flatMap(pool -> pool.disposeLater()).then().block(PATIENCE);
    }

    @Test
    void leavesNoTraceOfAnAppendThatDidNotCommit() {
        var record = record(UUID.randomUUID(), 1);
        var before = now(log.size());
        assertThatThrownBy(() -> database.together(
                                log.append(record).then(Mono.error(() -> new IllegalStateException("killed"))))
                        .block(PATIENCE))
                .hasMessageContaining("killed");
        assertThat(now(log.size())).isEqualTo(before);
        assertThat(now(log.append(record))).isEqualTo(before);
        assertThat(now(log.append(record))).isEqualTo(before);
        assertThat(now(log.size())).isEqualTo(before + 1);
    }

    @Test
    void onlyGrows() {
        now(log.append(record(UUID.randomUUID(), 1)));
        now(log.append(record(UUID.randomUUID(), 1)));
        for (var change : List.of(
                "update evidence_leaf set revision = 7",
                "delete from evidence_leaf",
                "truncate evidence_leaf cascade",
                "update evidence_node set level = 9",
                "delete from evidence_node",
                "update evidence_content set form = 'x'",
                "delete from evidence_content",
                "truncate evidence_content")) {
            assertThatThrownBy(() -> Ledger.execute(POSTGRES.sql(), change))
                    .as(change)
                    .hasMessageContaining("evidence_");
        }
    }

    @Test
    void anErasureThatErasesNothingIsRefused() {
        var place = now(log.append(record(UUID.randomUUID(), 1)));
        var madeUp = "insert into evidence_erasure (leaf_index, reason, erased_at) values (" + place + ", '依法', now())";
        assertThatThrownBy(() -> Ledger.execute(POSTGRES.sql(), madeUp)).hasMessageContaining("evidence_erasure");
        assertThat(now(log.byIndex(place)).erasure()).isEmpty();
        now(log.erase(place, "依法删除"));
        for (var change : List.of(
                "update evidence_erasure set reason = '改口'",
                "update evidence_erasure set erased_at = now()",
                "delete from evidence_erasure",
                "truncate evidence_erasure")) {
            assertThatThrownBy(() -> Ledger.execute(POSTGRES.sql(), change))
                    .as(change)
                    .hasMessageContaining("evidence_erasure");
        }
    }
}
