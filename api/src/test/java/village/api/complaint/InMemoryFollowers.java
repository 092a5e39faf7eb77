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
    private final Map<Case, LinkedHashMap<Person.Id, Follower>> followers = new ConcurrentHashMap<>();

    public InMemoryFollowers(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public synchronized Mono<List<Follower>> of(Village.Id village, Complaint.Id complaint) {
        return Mono.just(List.copyOf(at(village, complaint).values()));
    }

    @Override
    public Mono<Boolean> add(Village.Id village, Complaint.Id complaint, Follower follower) {
        return Mono.fromSupplier(() -> added(at(village, complaint), follower));
    }

    private synchronized boolean added(Map<Person.Id, Follower> there, Follower follower) {
        var before = there.putIfAbsent(follower.person(), follower);
        if (before == null) {
            return true;
        }
        var news = before.own().isEmpty() && follower.own().isPresent();
        if (news) {
            there.put(follower.person(), new Follower(before.person(), before.why(), follower.own()));
        }
        return news;
    }

    @Override
    public Mono<Boolean> remove(Village.Id village, Complaint.Id complaint, Person.Id person) {
        return Mono.fromSupplier(() -> removed(village, complaint, person));
    }

    private synchronized boolean removed(Village.Id village, Complaint.Id complaint, Person.Id person) {
        return at(village, complaint)
                .values()
                .removeIf(known -> known.person().equals(person) && known.why() == Why.SUPPORTS);
    }

    /** Why somebody follows; empty if he does not. */
    public synchronized Optional<Why> why(Village.Id village, Complaint.Id complaint, Person.Id person) {
        return Optional.ofNullable(at(village, complaint).get(person)).map(Follower::why);
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
        at(target.village(), from).values().stream()
                .filter(known ->
                        target.reporter().filter(known.person()::equals).isEmpty())
                .forEach(known -> added(there, new Follower(known.person(), Why.MERGED, known.own())));
    }

    private LinkedHashMap<Person.Id, Follower> at(Village.Id village, Complaint.Id complaint) {
        return followers.computeIfAbsent(new Case(village, complaint), any -> new LinkedHashMap<>());
    }
}
