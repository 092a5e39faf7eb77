package village.api.inquiry.expert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.inquiry.Seated;

/** Invitations under one lock. */
public final class InMemoryInvitations implements Invitations {
    private final Map<Invitation.Id, Invitation> invitations = new LinkedHashMap<>();
    private final Map<String, Invitation.Id> secrets = new HashMap<>();
    private final Map<Once, Invitation.Id> keys = new HashMap<>();
    private final Map<Invitation.Id, Listing> seats = new HashMap<>();
    private final Map<Person.Id, Listing> bound = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    /** Who somebody is on a roster. */
    private record Listing(UUID id, PersonName name) {}

    /** Binds somebody in the county. */
    public synchronized InMemoryInvitations bind(Person.Id person, PersonName name) {
        bound.put(person, new Listing(UUID.randomUUID(), name));
        return this;
    }

    public synchronized void unbind(Person.Id person) {
        bound.remove(person);
    }

    /** Somebody's new WeChat is bound as the one who accepted an invitation. */
    public synchronized void bindAnew(Invitation.Id invitation, Person.Id person) {
        bound.put(person, Objects.requireNonNull(seats.get(invitation)));
    }

    private Invitation seen(Invitation kept) {
        return kept.seat().isEmpty() ? kept : kept.seated(seat(kept, kept.seat().get()));
    }

    private Invitation.Seat seat(Invitation kept, Invitation.Seat accepted) {
        var as = seats.get(kept.id());
        return bound.entrySet().stream()
                .filter(one -> one.getValue().equals(as))
                .findFirst()
                .map(one -> new Invitation.Seat(one.getKey(), accepted.since(), true))
                .orElseGet(() -> new Invitation.Seat(accepted.person(), accepted.since(), false));
    }

    /** What was told, in order. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** Who ever sat at a desk of a township. */
    public record Accepted(String desk, Seated seated) {}

    public synchronized Stream<Accepted> accepted(String area) {
        return List.copyOf(invitations.values()).stream()
                .filter(one -> one.area().equals(area) && one.seat().isPresent())
                .map(this::seen)
                .map(one -> new Accepted(one.desk(), new Seated(Set.of(), invited(one))))
                .toList()
                .stream();
    }

    private static Map<Person.Id, String> invited(Invitation one) {
        var seat = one.seat().orElseThrow();
        return one.holds() && seat.bound() ? Map.of(seat.person(), one.label()) : Map.of();
    }

    @Override
    public Mono<Invitation> add(Once once, Invitation invitation, String secret, int most, Event event) {
        return locked(() -> {
            var known = keys.get(once);
            if (known != null) {
                return invitations.get(known);
            }
            if (inForce(invitation.area(), invitation.invitedAt()).count() >= most) {
                throw Invitations.full(most);
            }
            keys.put(once, invitation.id());
            invitations.put(invitation.id(), invitation);
            secrets.put(secret, invitation.id());
            events.add(event);
            return invitation;
        });
    }

    @Override
    public Mono<Invitation> change(Invitation.Id id, Function<Invitation, Optional<Change>> act) {
        return locked(() -> {
            var before = invitations.get(id);
            if (before == null) {
                return null;
            }
            act.apply(seen(before)).ifPresent(change -> {
                invitations.put(id, change.after());
                change.after()
                        .seat()
                        .flatMap(seat -> Optional.ofNullable(bound.get(seat.person())))
                        .ifPresent(as -> seats.putIfAbsent(id, as));
                events.add(change.event());
            });
            return seen(invitations.get(id));
        });
    }

    @Override
    public Mono<Invitation> byId(Invitation.Id id) {
        return locked(
                () -> Optional.ofNullable(invitations.get(id)).map(this::seen).orElse(null));
    }

    @Override
    public Mono<Invitation> bySecret(String secret) {
        return locked(() -> Optional.ofNullable(secrets.get(secret))
                .map(id -> seen(Objects.requireNonNull(invitations.get(id))))
                .orElse(null));
    }

    @Override
    public Mono<List<Listed>> standing(String area, Instant now) {
        return locked(() -> inForce(area, now)
                .map(this::seen)
                .map(one -> new Listed(
                        one,
                        Optional.ofNullable(seats.get(one.id())).map(Listing::name),
                        one.holds() && !seats.containsKey(one.id())))
                .toList());
    }

    private Stream<Invitation> inForce(String area, Instant now) {
        return invitations.values().stream().filter(one -> one.area().equals(area) && (one.holds() || one.open(now)));
    }

    @Override
    public Mono<List<Invitation>> heldBy(Person.Id person) {
        return locked(() -> invitations.values().stream()
                .map(this::seen)
                .filter(one -> one.heldBy(person) && one.seat().orElseThrow().bound())
                .toList());
    }

    @Override
    public Mono<Boolean> boundInCountyOf(String area, Person.Id person) {
        return locked(() -> bound.containsKey(person));
    }

    private <T> Mono<T> locked(Supplier<@Nullable T> act) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return act.get();
            }
        });
    }
}
