package village.infra.credit.progress;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.credit.progress.Beat;
import village.infra.credit.StoredLedger;
import village.infra.postgres.Database;

/** The real statement that counts beats, for tests of their neighbours. */
public final class StoredBeats {
    private StoredBeats() {}

    public static Mono<?> hear(Database database, List<Beat> beats) {
        return new BeatBatch(database, StoredLedger::id).hear(beats);
    }
}
