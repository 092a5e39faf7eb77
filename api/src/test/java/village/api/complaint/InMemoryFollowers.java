package village.api.complaint;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.place.Village;

/** The twin: as atomic as the table. */
public final class InMemoryFollowers implements Followers {
    private record Case(Village.Id village, Complaint.Id complaint) {}

    private final InMemoryComplaints complaints;
    private final Map<Case, LinkedHashMap<Person.Id, Follower>> followers = new ConcurrentHashMap<>();

    public InMemoryFollowers(InMemoryComplaints complaints) {
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
            there.put(follower.person(), follower);
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
    public Mono<Integer> follow(Village.Id village, Complaint.Id from, Complaint.Id to) {
        return Mono.zip(complaints.byId(village, from), complaints.byId(village, to), this::followed)
                .defaultIfEmpty(0);
    }

    private synchronized int followed(Complaint from, Complaint to) {
        var there = at(to.village(), to.id());
        var before = supporting(there);
        var side = Stream.concat(
                from.reporting().told().map(person -> Follower.merged(person, from.id())),
                at(from.village(), from.id()).values().stream());
        side.filter(known -> to.reporter().filter(known.person()::equals).isEmpty())
                .forEach(known -> added(there, new Follower(known.person(), Why.MERGED, known.own())));
        return before - supporting(there);
    }

    private static int supporting(Map<Person.Id, Follower> there) {
        return Math.toIntExact(there.values().stream()
                .filter(known -> known.why() == Why.SUPPORTS)
                .count());
    }

    @Override
    public Mono<Void> settle(Village.Id village, Complaint.Id complaint) {
        return complaints.byId(village, complaint).doOnNext(this::settled).then();
    }

    private synchronized void settled(Complaint complaint) {
        var reasons = new HashMap<Person.Id, Optional<Complaint.Id>>();
        var below = complaints.below(complaint);
        var standing = below.stream().filter(one -> !one.ending().withdrawn()).toList();
        standing.forEach(one ->
                one.reporting().told().forEach(person -> reasons.putIfAbsent(person, Optional.of(one.id()))));
        below.stream()
                .flatMap(one -> at(one.village(), one.id()).values().stream())
                .filter(known -> known.why() == Why.SUPPORTS)
                .forEach(known -> reasons.putIfAbsent(known.person(), Optional.empty()));
        var there = at(complaint.village(), complaint.id());
        there.values().removeIf(known -> known.why() == Why.MERGED && !reasons.containsKey(known.person()));
        there.replaceAll((person, known) -> settled(known, standing, reasons));
    }

    /** Whose own is out of it, or taken back, follows for another, or for what he only joined. */
    private static Follower settled(
            Follower known, List<Complaint> standing, Map<Person.Id, Optional<Complaint.Id>> reasons) {
        var out = known.own()
                .filter(own -> standing.stream().noneMatch(one -> one.id().equals(own)))
                .isPresent();
        return out && known.why() == Why.MERGED
                ? new Follower(known.person(), Why.MERGED, reasons.getOrDefault(known.person(), Optional.empty()))
                : known;
    }

    private LinkedHashMap<Person.Id, Follower> at(Village.Id village, Complaint.Id complaint) {
        return followers.computeIfAbsent(new Case(village, complaint), any -> new LinkedHashMap<>());
    }
}
