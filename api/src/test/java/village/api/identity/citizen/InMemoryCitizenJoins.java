package village.api.identity.citizen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.event.InMemoryEvents;
import village.api.identity.IdentityNumber;
import village.api.identity.InMemoryWechatIdentities;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.place.Village;

/** The twin: as atomic as the tables. */
public final class InMemoryCitizenJoins implements CitizenJoins {
    private record Listed(Joining.Bound bound, Optional<IdentityNumber> number, PersonName name) {}

    private record Kept(Join join, OpenId user) {}

    private final InMemoryWechatIdentities identities;
    private final InMemoryEvents events;
    private final List<Listed> bound = new ArrayList<>();
    private final List<Kept> joins = new ArrayList<>();
    private final Set<Person.Id> staff = new HashSet<>();
    private final Set<Person.Id> past = new HashSet<>();

    public InMemoryCitizenJoins(InMemoryWechatIdentities identities, InMemoryEvents events) {
        this.identities = identities;
        this.events = events;
    }

    /** Binds somebody as one on a roster who has this number and name. */
    public synchronized void bind(Joining.Bound as, IdentityNumber number, PersonName name) {
        bound.add(new Listed(as, Optional.of(number), name));
    }

    /** Binds somebody as one on a roster of whom no number is known. */
    public synchronized void bind(Joining.Bound as, PersonName name) {
        bound.add(new Listed(as, Optional.empty(), name));
    }

    public synchronized void appoint(Person.Id person) {
        staff.add(person);
    }

    public synchronized void occupy(Person.Id person) {
        past.add(person);
    }

    @Override
    public Mono<Joining.Verdict> join(Request request) {
        return identities.known(request.user()).map(person -> joined(request, person));
    }

    private synchronized Joining.Verdict joined(Request request, Person.Id before) {
        var person = identities.known(request.user()).blockOptional().orElse(before);
        var as = bound.stream()
                .filter(listed ->
                        listed.number().filter(request.number()::equals).isPresent())
                .map(listed -> new Joining.Bound(
                        listed.bound().village(),
                        listed.bound().rosterPerson(),
                        listed.bound().person(),
                        listed.name().equals(request.name()),
                        listed.bound().child()))
                .toList();
        var holder = Joining.holder(as);
        var user = new Joining.User(
                person,
                past.contains(person) || identities.usersOf(person).size() > 1,
                joins.stream()
                        .anyMatch(kept -> kept.user().equals(request.user())
                                && kept.join().undoneAt().isPresent()));
        var verdict = Joining.verdict(as, user, holder.map(one -> known(one, request)));
        if (verdict == Joining.Verdict.JOINED && !holder.orElseThrow().equals(person)) {
            identities.become(request.user(), holder.get());
            var join = new Join(
                    new Id(UUID.randomUUID()),
                    as.get(0).village(),
                    holder.get(),
                    as.get(0).rosterPerson(),
                    request.user().appId(),
                    request.name(),
                    request.at(),
                    Optional.empty(),
                    Optional.empty());
            joins.add(new Kept(join, request.user()));
            tell(join, 1, "citizen.joined", request.at());
        }
        return verdict;
    }

    private Joining.Holder known(Person.Id holder, Request request) {
        var otherToo = bound.stream()
                .anyMatch(listed -> listed.bound().person().equals(holder)
                        && listed.number().filter(request.number()::equals).isEmpty());
        var sameWayIn = identities.usersOf(holder).stream()
                .anyMatch(user -> user.appId().equals(request.user().appId()));
        return new Joining.Holder(otherToo, staff.contains(holder), sameWayIn);
    }

    private void tell(Join join, long version, String type, Instant at) {
        var subject = new Event.Subject("citizen-join", join.id().value(), version);
        var facts = Map.of("person", join.person().toString());
        events.append(new Event(UUID.randomUUID(), Optional.of(join.village()), subject, type, facts, at));
    }

    @Override
    public synchronized Mono<List<Join>> of(Person.Id person) {
        return Mono.just(latest().filter(
                        join -> join.person().equals(person) && join.undoneAt().isEmpty())
                .toList());
    }

    @Override
    public synchronized Mono<List<Join>> in(Village.Id village, int limit) {
        return Mono.just(latest().filter(join -> join.village().equals(village))
                .limit(limit)
                .toList());
    }

    private Stream<Join> latest() {
        return joins.stream()
                .map(Kept::join)
                .sorted(Comparator.comparing(Join::joinedAt).reversed());
    }

    @Override
    public Mono<Join> undo(Village.Id village, Id id, Undoing undoing) {
        return Mono.defer(() -> Mono.justOrEmpty(undone(village, id, undoing)));
    }

    private synchronized Optional<Join> undone(Village.Id village, Id id, Undoing undoing) {
        var found = joins.stream()
                .filter(kept -> kept.join().village().equals(village)
                        && kept.join().id().equals(id))
                .filter(kept -> kept.join().undoneAt().isEmpty())
                .findFirst();
        found.ifPresent(kept -> {
            var was = kept.join();
            var over = new Join(
                    id,
                    village,
                    was.person(),
                    was.rosterPerson(),
                    was.platform(),
                    was.name(),
                    was.joinedAt(),
                    Optional.of(undoing.at()),
                    undoing.reason());
            joins.set(joins.indexOf(kept), new Kept(over, kept.user()));
            identities.become(kept.user(), new Person.Id(UUID.randomUUID()));
            tell(over, 2, "citizen.parted", undoing.at());
        });
        return found.map(Kept::join);
    }
}
