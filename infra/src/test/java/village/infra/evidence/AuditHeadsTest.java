package village.infra.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.evidence.Ledger.PATIENCE;
import static village.infra.evidence.Ledger.now;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import village.api.evidence.EvidenceLog;
import village.infra.postgres.PostgresExtension;

class AuditHeadsTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final EvidenceLog log = Ledger.log(POSTGRES.database());

    @Test
    void putsTheAuditOnRecordPieceByPieceAndConvictsAChangedLine() {
        var heads = heads(5, Duration.ofHours(1));
        acted(4);
        assertThat(now(heads.next())).isFalse();
        assertThat(now(log.size())).isZero();
        acted(3);
        var together = Flux.range(0, 4)
                .flatMap(instance -> heads(5, Duration.ofHours(1)).next())
                .collectList();
        assertThat(now(together)).containsOnlyOnce(true);
        assertThat(now(log.size())).isEqualTo(1);
        assertThat(now(heads(5, Duration.ZERO).next())).isFalse();
        assertThat(now(log.size())).isEqualTo(2);

        for (var leaf : now(log.from(0, 10))) {
            assertThat(now(heads.stored(Optional.empty(), leaf.key())).form())
                    .isEqualTo(leaf.content().orElseThrow().form());
        }
        Ledger.execute(POSTGRES.sql(), "alter table audit_log disable trigger user");
        Ledger.execute(POSTGRES.sql(), "update audit_log set act = 'nothing.happened' where act = 'case.6'");
        assertThat(same(heads, 0)).isTrue();
        assertThat(same(heads, 1)).isFalse();
        Ledger.execute(POSTGRES.sql(), "delete from audit_log where act = 'case.2'");
        assertThat(same(heads, 0)).isFalse();
    }

    private boolean same(AuditHeads heads, long index) {
        var leaf = now(log.byIndex(index));
        return now(heads.stored(Optional.empty(), leaf.key()))
                .form()
                .equals(leaf.content().orElseThrow().form());
    }

    private int acts;

    private void acted(int lines) {
        for (var i = 0; i < lines; i++) {
            POSTGRES.sql()
                    .sql("""
                            insert into audit_log (id, actor_roles, act, subject_kind, subject_id, acted_at)
                            values (:id, '', :act, 'case', :id, :at)
                            """)
                    .bind("id", UuidCreator.getTimeOrderedEpoch())
                    .bind("act", "case." + ++acts)
                    .bind("at", Instant.now().minusSeconds(10))
                    .then()
                    .block(PATIENCE);
        }
    }

    private AuditHeads heads(int lines, Duration every) {
        var some = Duration.ofSeconds(1);
        var settings =
                new EvidenceSettings(true, "x", some, some, some, some, Map.of(), "", List.of(), lines, every, some);
        return new AuditHeads(POSTGRES.database(), log, settings, Clock.systemUTC());
    }
}
