package village.api.complaint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.place.Village;

/** The twin: as atomic as the table. */
public final class InMemoryFollowers implements Followers {
    private record Case(Village.Id village, Complaint.Id complaint) {}

    private final Complaints complaints;
    private final Map<Case, LinkedHashMap<Person.Id, Why>> followers = new ConcurrentHashMap<>();

    public InMemoryFollowers(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public synchronized Mono<List<Follower>> of(Village.Id village, Complaint.Id complaint) {
        return Mono.just(at(village, complaint).entrySet().stream()
                .map(known -> new Follower(known.getKey(), known.getValue()))
                .toList());
    }

    @Override
    public Mono<Boolean> add(Village.Id village, Complaint.Id complaint, Person.Id person, Why why) {
        return Mono.fromSupplier(() -> added(village, complaint, person, why));
    }

    private synchronized boolean added(Village.Id village, Complaint.Id complaint, Person.Id person, Why why) {
        return at(village, complaint).putIfAbsent(person, why) == null;
    }

    @Override
    public Mono<Boolean> remove(Village.Id village, Complaint.Id complaint, Person.Id person) {
        return Mono.fromSupplier(() -> removed(village, complaint, person));
    }

    private synchronized boolean removed(Village.Id village, Complaint.Id complaint, Person.Id person) {
        return at(village, complaint).remove(person, Why.SUPPORTS);
    }

    /** Why somebody follows; empty if he does not. */
    public synchronized Optional<Why> why(Village.Id village, Complaint.Id complaint, Person.Id person) {
        return Optional.ofNullable(at(village, complaint).get(person));
    }

    @Override
    public Mono<Void> follow(Village.Id village, Complaint.Id from, Complaint.Id to) {
        return complaints
                .byId(village, to)
                .doOnNext(target -> copied(from, target))
                .then();
    }

    private synchronized void copied(Complaint.Id from, Complaint target) {
        var there = at(target.village(), target.id());
        at(target.village(), from).keySet().stream()
                .filter(person -> target.reporter().filter(person::equals).isEmpty())
                .forEach(person -> there.putIfAbsent(person, Why.MERGED));
    }

    private LinkedHashMap<Person.Id, Why> at(Village.Id village, Complaint.Id complaint) {
        return followers.computeIfAbsent(new Case(village, complaint), any -> new LinkedHashMap<>());
    }
}
