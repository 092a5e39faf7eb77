package village.infra.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import village.api.event.SequencedEvent;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;

class SequencerTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Database database = POSTGRES.database();

    @Test
    void givesALateCommitALaterPosition() {
        var start = head();
        var late = Workshop.event(UUID.randomUUID(), 1);
        var early = Workshop.event(UUID.randomUUID(), 1);
        var inserted = Sinks.<Boolean>one();
        var commit = Sinks.<Boolean>one();
        var committed = database.write(client -> PostgresEvents.append(client, late)
                        .then(Mono.fromRunnable(() -> inserted.tryEmitValue(true)))
                        .then(commit.asMono()))
                .toFuture();
        inserted.asMono().block(Workshop.PATIENCE);
        Workshop.happen(database, early);
        assertThat(after(start)).extracting(SequencedEvent::event).containsExactly(early);
        commit.tryEmitValue(true);
        committed.join();
        Workshop.sequence(database);
        assertThat(after(start)).extracting(SequencedEvent::event).containsExactly(early, late);
    }

    @Test
    void keepsAnEventsPlaceForEver() {
        Workshop.happen(database, Workshop.event(UUID.randomUUID(), 1));
        var before = Workshop.everything(database);
        Workshop.sequence(database);
        assertThat(Workshop.everything(database)).isEqualTo(before);
    }

    @Test
    void leavesTheWorkToTheOneThatHoldsTheLock() {
        var start = head();
        Workshop.append(database, Workshop.event(UUID.randomUUID(), 1));
        var other = PostgresExtension.pool(POSTGRES.name());
        var both = database.write(client -> client.sql("select pg_advisory_xact_lock(5712304, 1)")
                .then()
                .then(new Sequencer(PostgresExtension.database(other), Workshop.settings())
                        .turn()
                        .contextWrite(context -> reactor.util.context.Context.empty())));
        assertThat(Workshop.now(both)).isFalse();
        assertThat(after(start)).isEmpty();
        other.disposeLater().block(Workshop.PATIENCE);
    }

    private long head() {
        return Workshop.now(new PostgresEventLog(database).head()).position();
    }

    private List<SequencedEvent> after(long position) {
        return Workshop.now(new PostgresEventLog(database).after(position, 1000));
    }
}
