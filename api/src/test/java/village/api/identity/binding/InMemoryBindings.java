package village.api.identity.binding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
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
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Bindings in memory, with a roster to bind to. */
public final class InMemoryBindings implements Bindings {
    private record Listed(
            Village.Id village,
            RosterPerson.Id id,
            PersonName name,
            PhoneNumber phone,
            Optional<String> last4,
            boolean child,
            Optional<RosterPerson.Id> guardian) {
        boolean fits(Claim claim) {
            return phone.equals(claim.phone())
                    && (claim.name().filter(name::equals).isPresent()
                            || last4.isPresent() && last4.equals(claim.idLast4()));
        }

        boolean resembles(Claim claim) {
            return phone.equals(claim.phone())
                    || claim.name().filter(name::equals).isPresent();
        }
    }

    private record Made(Once once, Binding.Id id) {}

    private final InMemoryEvents events;
    private final List<Listed> roster = new ArrayList<>();
    private final Map<Binding.Id, Binding> bindings = new LinkedHashMap<>();
    private final Map<Binding.Id, Request> requests = new HashMap<>();
    private final List<Made> made = new ArrayList<>();

    public InMemoryBindings(InMemoryEvents events) {
        this.events = events;
    }

    /** Puts somebody on the roster. */
    public synchronized RosterPerson.Id list(
            Village.Id village, PersonName name, PhoneNumber phone, Optional<String> last4) {
        var id = new RosterPerson.Id(UUID.randomUUID());
        roster.add(new Listed(village, id, name, phone, last4, false, Optional.empty()));
        return id;
    }

    /** Puts a child under 14 on the roster. */
    public synchronized RosterPerson.Id listChild(
            Village.Id village, PersonName name, PhoneNumber phone, Optional<RosterPerson.Id> guardian) {
        var id = new RosterPerson.Id(UUID.randomUUID());
        roster.add(new Listed(village, id, name, phone, Optional.empty(), true, guardian));
        return id;
    }

    @Override
    public Mono<Binding> request(Binding.Id id, Request request, Once once) {
        return atomically(() -> earlier(request.village(), once).orElseGet(() -> begin(id, request, once)));
    }

    private Binding begin(Binding.Id id, Request request, Once once) {
        find(request.village(), request.person()).ifPresent(current -> endWaiting(current, request));
        var fitting = roster.stream()
                .filter(listed -> listed.village().equals(request.village()))
                .filter(listed -> listed.fits(request.claim()) && !taken(listed.id()) && !listed.child())
                .map(Listed::id)
                .toList();
        var who = request.atOnce(fitting);
        var state = who.isPresent() ? Binding.State.BOUND : Binding.State.PENDING;
        requests.put(id, request);
        made.add(new Made(once, id));
        return keep(new Binding(request.village(), id, request.person(), who, state, 1), request.at());
    }

    private void endWaiting(Binding current, Request request) {
        if (current.state() == Binding.State.BOUND) {
            throw Refusal.of(Reason.BINDING_EXISTS);
        }
        keep(current.ended(), request.at());
    }

    private Binding keep(Binding binding, Instant at) {
        bindings.put(binding.id(), binding);
        var state = binding.state() == Binding.State.PENDING
                ? "requested"
                : binding.state().name().toLowerCase(Locale.ROOT);
        var subject = new Event.Subject("binding", binding.id().value(), binding.version());
        events.append(new Event(
                UUID.randomUUID(),
                Optional.of(binding.village()),
                subject,
                "binding." + state,
                Map.of("person", binding.person().toString()),
                at));
        return binding;
    }

    private boolean taken(RosterPerson.Id who) {
        return bindings.values().stream()
                .anyMatch(binding -> binding.state() == Binding.State.BOUND
                        && binding.rosterPerson().equals(Optional.of(who)));
    }

    private Optional<Binding> earlier(Village.Id village, Once once) {
        return made.stream()
                .filter(known -> known.once().owner().equals(once.owner())
                        && known.once().key().equals(once.key()))
                .map(known -> same(known, once))
                .map(bindings::get)
                .filter(binding -> binding.village().equals(village))
                .findFirst();
    }

    private static Binding.Id same(Made known, Once once) {
        if (!known.once().fingerprint().equals(once.fingerprint())) {
            throw Refusal.of(Reason.IDEMPOTENCY_KEY_REUSED);
        }
        return known.id();
    }

    @Override
    public Mono<Binding> requested(Village.Id village, Once once) {
        return atomically(() -> earlier(village, once).orElse(null));
    }

    @Override
    public Mono<Binding> byId(Village.Id village, Binding.Id id) {
        return atomically(() -> one(binding ->
                        binding.village().equals(village) && binding.id().equals(id))
                .orElse(null));
    }

    @Override
    public Mono<Binding> current(Village.Id village, Person.Id person) {
        return atomically(() -> find(village, person).orElse(null));
    }

    @Override
    public Mono<Boolean> everAsked(Village.Id village, Person.Id person) {
        return atomically(() -> one(binding ->
                        binding.village().equals(village) && binding.person().equals(person))
                .isPresent());
    }

    private Optional<Binding> find(Village.Id village, Person.Id person) {
        return one(binding -> binding.village().equals(village)
                && binding.person().equals(person)
                && (binding.state() == Binding.State.BOUND || binding.state() == Binding.State.PENDING));
    }

    private Optional<Binding> one(Predicate<Binding> which) {
        return bindings.values().stream().filter(which).findFirst();
    }

    @Override
    public Mono<Binding> save(Binding binding, Decision decision) {
        return atomically(() -> saved(binding, decision));
    }

    private Binding saved(Binding binding, Decision decision) {
        if (binding.state() == Binding.State.BOUND) {
            requireFree(binding.village(), binding.rosterPerson().orElseThrow());
        }
        var before = bindings.get(binding.id());
        if (before == null || before.version() != binding.version() - 1) {
            throw Refusal.of(Reason.BINDING_ALREADY_DECIDED);
        }
        return keep(binding, decision.at());
    }

    private void requireFree(Village.Id village, RosterPerson.Id who) {
        if (roster.stream()
                .noneMatch(listed ->
                        listed.village().equals(village) && listed.id().equals(who))) {
            throw Refusal.of(Reason.PERSON_NOT_FOUND);
        }
        if (roster.stream()
                .filter(listed -> listed.id().equals(who) && listed.child())
                .anyMatch(child -> child.guardian().filter(this::taken).isEmpty())) {
            throw Refusal.of(Reason.BINDING_GUARDIAN);
        }
        if (taken(who)) {
            throw Refusal.of(Reason.BINDING_TARGET_TAKEN);
        }
    }

    @Override
    public Mono<Page<Pending, Binding.Id>> pending(Village.Id village, int limit, Optional<Binding.Id> after) {
        return atomically(() -> Page.of(
                bindings.values().stream()
                        .filter(binding -> binding.village().equals(village))
                        .filter(binding -> binding.state() == Binding.State.PENDING)
                        .dropWhile(binding -> after.isPresent()
                                && binding.id().value().compareTo(after.get().value()) <= 0)
                        .limit(limit + 1L)
                        .map(binding -> toPending(binding.id()))
                        .toList(),
                limit,
                Pending::id));
    }

    private Pending toPending(Binding.Id id) {
        var request = requests.get(id);
        var candidates = roster.stream()
                .filter(listed -> listed.village().equals(request.village()))
                .filter(listed -> listed.resembles(request.claim()) && !taken(listed.id()))
                .map(listed -> new Candidate(listed.id(), listed.name(), Optional.of(listed.phone()), Optional.empty()))
                .toList();
        return new Pending(id, request.claim().name(), request.claim().phone(), request.at(), candidates);
    }

    private <T> Mono<T> atomically(Supplier<T> act) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return act.get();
            }
        });
    }
}
