package village.infra.event;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.event.Event;
import village.api.event.EventLog;
import village.api.event.EventLogContract;
import village.infra.postgres.PostgresExtension;

class PostgresEventLogTest implements EventLogContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @BeforeEach
    void startTheFirstEpoch() {
        Workshop.sequence(POSTGRES.database());
    }

    @Override
    public EventLog log() {
        return new PostgresEventLog(POSTGRES.database());
    }

    @Override
    public void append(List<Event> events) {
        Workshop.append(POSTGRES.database(), events);
        Workshop.sequence(POSTGRES.database());
    }

    @Override
    public void restore() {
        POSTGRES.sql()
                .sql("update event_epoch set fingerprint = 'elsewhere/' || fingerprint")
                .then()
                .block(Workshop.PATIENCE);
        Workshop.sequence(POSTGRES.database());
    }
}
