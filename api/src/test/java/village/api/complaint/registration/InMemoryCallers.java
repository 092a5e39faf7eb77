package village.api.complaint.registration;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterPerson;
import village.api.identity.Telephone;
import village.api.place.Village;

/** The twin: as atomic as the table. It knows nobody on a roster but whom it is told of. */
public final class InMemoryCallers implements Callers {
    private record Case(Village.Id village, Complaint.Id complaint) {}

    private final Map<Case, Caller> callers = new HashMap<>();
    private final Map<Caller, RosterPerson.Id> roster = new HashMap<>();

    /** Puts somebody on the roster. */
    public synchronized void know(Caller caller, RosterPerson.Id as) {
        roster.put(caller, as);
    }

    @Override
    public Mono<Void> add(Village.Id village, Complaint.Id complaint, Caller caller) {
        return Mono.fromRunnable(() -> added(new Case(village, complaint), caller));
    }

    private synchronized void added(Case which, Caller caller) {
        callers.putIfAbsent(which, caller);
    }

    @Override
    public synchronized Mono<Caller> of(Village.Id village, Complaint.Id complaint) {
        return Mono.justOrEmpty(callers.get(new Case(village, complaint)));
    }

    @Override
    public synchronized Mono<RosterPerson.Id> onRoster(Village.Id village, PersonName name, PhoneNumber phone) {
        return Mono.justOrEmpty(roster.get(new Caller(name, Optional.of(phone))));
    }

    @Override
    public synchronized Mono<List<Complaint.Id>> byPhone(Village.Id village, Telephone phone, int limit) {
        return Mono.just(callers.entrySet().stream()
                .filter(each -> each.getKey().village().equals(village))
                .filter(each -> each.getValue()
                        .phone()
                        .filter(noted -> noted.looked().equals(phone.looked()))
                        .isPresent())
                .map(each -> each.getKey().complaint())
                .sorted(Comparator.<Complaint.Id, String>comparing(Complaint.Id::toString)
                        .reversed())
                .limit(limit)
                .toList());
    }
}
