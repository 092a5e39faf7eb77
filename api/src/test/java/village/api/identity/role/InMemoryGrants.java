package village.api.identity.role;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.Event;
import village.api.event.InMemoryEvents;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.identity.role.Grant.Jurisdiction;
import village.api.place.Grid;
import village.api.place.Village;

/** Roles in memory, with the bindings, relatives and grids they need. */
public final class InMemoryGrants implements Grants {
    private record Offered(Instant expiresAt, Person.Id by) {}

    private final InMemoryEvents events;
    private final Map<Grant.Id, Grant> grants = new LinkedHashMap<>();
    private final Map<Grant.Id, Offered> offers = new HashMap<>();
    private final Map<String, Grant.Id> made = new HashMap<>();
    private final Map<RosterPerson.Id, Person.Id> bound = new HashMap<>();
    private final Map<Person.Id, PersonName> names = new HashMap<>();
    private final Set<Set<RosterPerson.Id>> relatives = new HashSet<>();
    private final Map<Grid.Id, Village.Id> grids = new HashMap<>();

    public InMemoryGrants(InMemoryEvents events) {
        this.events = events;
    }

    public synchronized void grid(Village.Id village, Grid.Id grid) {
        grids.put(grid, village);
    }

    public synchronized void bind(RosterPerson.Id who, Person.Id person, PersonName name) {
        bound.put(who, person);
        names.put(person, name);
    }

    public synchronized void relate(RosterPerson.Id one, RosterPerson.Id other) {
        relatives.add(Set.of(one, other));
    }

    @Override
    public Mono<Grant> give(Grant.Id id, Giving giving, Once once) {
        return atomically(() -> {
            var key = giving.where() + once.owner() + once.operation() + once.key();
            if (made.containsKey(key)) {
                return grants.get(made.get(key));
            }
            var grant = begin(id, giving);
            made.put(key, id);
            return grant;
        });
    }

    private Grant begin(Grant.Id id, Giving giving) {
        if (!giving.grids().stream()
                .allMatch(grid -> new Jurisdiction.InVillage(grids.get(grid)).equals(giving.where()))) {
            throw Refusal.of(Reason.GRID_NOT_FOUND);
        }
        if (giving.to() instanceof Grantee.Listed listed) {
            var person =
                    Optional.ofNullable(bound.get(listed.id())).orElseThrow(() -> Refusal.of(Reason.PERSON_NOT_FOUND));
            if (person.equals(giving.by())) {
                throw Refusal.of(Reason.ROLE_OWN);
            }
            requireFree(giving.where(), giving.role(), giving.grids(), person, giving.at());
            var name = Optional.ofNullable(names.get(person));
            return keep(grant(id, giving, Optional.of(person), name, Optional.empty()), "granted", giving.at());
        }
        var to = (Grantee.Reached) giving.to();
        offers.put(id, new Offered(giving.at().plus(OFFERED), giving.by()));
        return keep(grant(id, giving, Optional.empty(), to.name(), Optional.of(to.phone())), "offered", giving.at());
    }

    private static Grant grant(
            Grant.Id id,
            Giving giving,
            Optional<Person.Id> holder,
            Optional<PersonName> name,
            Optional<PhoneNumber> phone) {
        return new Grant(
                id, giving.role(), giving.where(), giving.grids(), holder, name, phone, giving.at(), giving.until());
    }

    private void requireFree(Jurisdiction where, Role role, Set<Grid.Id> wanted, Person.Id person, Instant now) {
        var here = held(where, now);
        if (here.stream()
                .filter(grant -> grant.role() == role && grant.holder().equals(Optional.of(person)))
                .anyMatch(grant -> wanted.isEmpty() || !Collections.disjoint(grant.grids(), wanted))) {
            throw Refusal.of(Reason.ROLE_HELD);
        }
        var excluded = GrantRules.excluded(role);
        if (here.stream()
                .filter(grant -> Optional.of(grant.role()).equals(excluded))
                .anyMatch(grant -> near(grant.holder().orElseThrow(), person))) {
            throw Refusal.of(Reason.ROLE_INCOMPATIBLE);
        }
    }

    private boolean near(Person.Id one, Person.Id other) {
        return one.equals(other)
                || relatives.stream()
                        .anyMatch(pair -> pair.stream().map(bound::get).toList().containsAll(List.of(one, other)));
    }

    private List<Grant> held(Jurisdiction where, Instant now) {
        return current(where, now).stream()
                .filter(grant -> grant.holder().isPresent())
                .toList();
    }

    private List<Grant> current(Jurisdiction where, Instant now) {
        return grants.values().stream()
                .filter(grant -> grant.where().equals(where) && open(grant, now))
                .toList();
    }

    private boolean open(Grant grant, Instant now) {
        return grant.holder().isPresent()
                ? grant.until().filter(until -> !until.isAfter(now)).isEmpty()
                : offers.containsKey(grant.id())
                        && offers.get(grant.id()).expiresAt().isAfter(now);
    }

    private Grant keep(Grant grant, String what, Instant at) {
        grants.put(grant.id(), grant);
        var version = List.of("offered", "granted", "revoked").indexOf(what) + 1;
        var subject = new Event.Subject("role", grant.id().value(), version);
        events.append(new Event(UUID.randomUUID(), Optional.empty(), subject, "role." + what, Map.of(), at));
        return grant;
    }

    @Override
    public Mono<List<Grant>> take(Person.Id person, PhoneNumber phone, Instant now) {
        return atomically(() -> {
            var taken = new ArrayList<Grant>();
            for (var offer : List.copyOf(grants.values())) {
                if (offer.holder().isEmpty()
                        && offer.phone().equals(Optional.of(phone))
                        && open(offer, now)
                        && !offers.get(offer.id()).by().equals(person)) {
                    taken(offer, person, now).ifPresent(taken::add);
                }
            }
            return taken;
        });
    }

    private Optional<Grant> taken(Grant offer, Person.Id person, Instant now) {
        try {
            requireFree(offer.where(), offer.role(), offer.grids(), person, now);
        } catch (Refusal mayNotHold) {
            return Optional.empty();
        }
        offers.remove(offer.id());
        return Optional.of(keep(with(offer, Optional.of(person), now, offer.until()), "granted", now));
    }

    private Grant with(Grant grant, Optional<Person.Id> holder, Instant from, Optional<Instant> until) {
        var name = grant.name().or(() -> holder.map(names::get));
        return new Grant(
                grant.id(),
                grant.role(),
                grant.where(),
                grant.grids(),
                holder,
                name,
                name.isPresent() ? Optional.empty() : grant.phone(),
                from,
                until);
    }

    @Override
    public Mono<Grant> byId(Jurisdiction where, Grant.Id id, Instant now) {
        return atomically(() -> find(where, id, now).orElse(null));
    }

    private Optional<Grant> find(Jurisdiction where, Grant.Id id, Instant now) {
        return current(where, now).stream()
                .filter(grant -> grant.id().equals(id))
                .findFirst();
    }

    @Override
    public Mono<Grant> revoke(Jurisdiction where, Grant.Id id, Person.Id by, Instant now) {
        return atomically(() -> {
            var grant = find(where, id, now).orElseThrow(() -> Refusal.of(Reason.ROLE_GRANT_NOT_FOUND));
            if (grant.role() == Role.OPERATOR
                    && grant.holder().isPresent()
                    && held(where, now).size() == 1) {
                throw Refusal.of(Reason.ROLE_LAST_OPERATOR);
            }
            offers.remove(id);
            keep(with(grant, grant.holder(), grant.from(), Optional.of(now)), "revoked", now);
            return grant;
        });
    }

    @Override
    public Mono<Page<Grant, Grant.Id>> page(Jurisdiction where, int limit, Optional<Grant.Id> after, Instant now) {
        return atomically(() -> Page.of(
                current(where, now).stream()
                        .filter(grant -> after.isEmpty()
                                || grant.id().toString().compareTo(after.get().toString()) > 0)
                        .toList(),
                limit,
                Grant::id));
    }

    private <T> Mono<T> atomically(Supplier<T> act) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return act.get();
            }
        });
    }
}
