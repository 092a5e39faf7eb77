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
public final class InMemoryHandedOver implements HandedOver {
    private final Map<List<Object>, Complaint.Id> cases = new HashMap<>();

    @Override
    public Mono<Void> add(Village.Id village, Person.Id platform, String externalNumber, Complaint.Id complaint) {
        List<Object> key = List.of(village, platform, externalNumber);
        return Mono.fromRunnable(() -> added(key, complaint)).then(InMemoryTransactions.undoing(() -> removed(key)));
    }

    private synchronized void added(List<Object> key, Complaint.Id complaint) {
        if (cases.putIfAbsent(key, complaint) != null) {
            throw Refusal.of(Reason.COMPLAINT_EXTERNAL_NUMBER);
        }
    }

    private synchronized void removed(List<Object> key) {
        cases.remove(key);
    }

    @Override
    public Mono<String> numberOf(Village.Id village, Person.Id platform, Complaint.Id complaint) {
        return Mono.defer(() -> Mono.justOrEmpty(found(village, platform, complaint)));
    }

    /** Whether any platform handed the case over. */
    synchronized boolean holds(Village.Id village, Complaint.Id complaint) {
        return cases.entrySet().stream()
                .anyMatch(each -> each.getValue().equals(complaint)
                        && each.getKey().get(0).equals(village));
    }

    synchronized Optional<String> found(Village.Id village, Person.Id platform, Complaint.Id complaint) {
        return cases.entrySet().stream()
                .filter(each -> each.getValue().equals(complaint))
                .map(Map.Entry::getKey)
                .filter(key -> key.subList(0, 2).equals(List.of(village, platform)))
                .map(key -> key.get(2).toString())
                .findFirst();
    }
}
