package village.api.complaint.platform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.InMemoryTransactions;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Complaint;
import village.api.identity.Person;
import village.api.place.Village;

/** The twin: as atomic as the table. */
public final class InMemoryUpdateSequences implements UpdateSequences {
    private final Map<List<Object>, Latest> latest = new HashMap<>();

    private record Latest(long sequence, String fingerprint) {}

    @Override
    public Mono<Boolean> take(
            Village.Id village, Person.Id platform, Complaint.Id complaint, long sequence, String fingerprint) {
        List<Object> key = List.of(village, complaint, platform);
        return Mono.defer(() -> {
            var before = found(key);
            return taken(key, new Latest(sequence, fingerprint))
                    ? InMemoryTransactions.undoing(() -> put(key, before)).thenReturn(true)
                    : Mono.just(false);
        });
    }

    private synchronized boolean taken(List<Object> key, Latest told) {
        var before = latest.get(key);
        if (before == null || before.sequence() < told.sequence()) {
            latest.put(key, told);
            return true;
        }
        if (told.sequence() < before.sequence()) {
            throw Refusal.of(Reason.COMPLAINT_UPDATE_OLDER);
        }
        if (!told.fingerprint().equals(before.fingerprint())) {
            throw Refusal.of(Reason.IDEMPOTENCY_KEY_REUSED);
        }
        return false;
    }

    private synchronized Optional<Latest> found(List<Object> key) {
        return Optional.ofNullable(latest.get(key));
    }

    private synchronized void put(List<Object> key, Optional<Latest> before) {
        before.ifPresentOrElse(known -> latest.put(key, known), () -> latest.remove(key));
    }
}
