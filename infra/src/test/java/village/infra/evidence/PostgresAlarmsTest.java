package village.infra.evidence;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.evidence.checkpoint.Alarms;
import village.api.evidence.checkpoint.AlarmsContract;
import village.infra.postgres.PostgresExtension;

class PostgresAlarmsTest implements AlarmsContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Alarms here = beside(Duration.ofHours(1));

    @BeforeEach
    void none() {
        Ledger.execute(POSTGRES.sql(), "delete from evidence_alarm");
    }

    @Override
    public Alarms here() {
        return here;
    }

    @Override
    public Alarms beside(Duration patience) {
        return new PostgresAlarms(POSTGRES.database(), UUID.randomUUID(), patience);
    }
}
