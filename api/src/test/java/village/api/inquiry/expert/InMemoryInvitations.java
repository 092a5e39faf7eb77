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
    private final Map<Person.Id, PersonName> bound = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    /** Binds somebody in the county. */
    public InMemoryInvitations bind(Person.Id person, PersonName name) {
        bound.put(person, name);
        return this;
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
                .map(one -> new Accepted(
                        one.desk(),
                        new Seated(
                                Set.of(),
                                one.holds() ? Map.of(one.seat().orElseThrow().person(), one.label()) : Map.of())));
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
            act.apply(before).ifPresent(change -> {
                invitations.put(id, change.after());
                events.add(change.event());
            });
            return invitations.get(id);
        });
    }

    @Override
    public Mono<Invitation> byId(Invitation.Id id) {
        return locked(() -> invitations.get(id));
    }

    @Override
    public Mono<Invitation> bySecret(String secret) {
        return locked(() -> Optional.ofNullable(secrets.get(secret))
                .map(id -> Objects.requireNonNull(invitations.get(id)))
                .orElse(null));
    }

    @Override
    public Mono<List<Listed>> standing(String area, Instant now) {
        return locked(() -> inForce(area, now)
                .map(one ->
                        new Listed(one, one.seat().map(Invitation.Seat::person).map(bound::get)))
                .toList());
    }

    private Stream<Invitation> inForce(String area, Instant now) {
        return invitations.values().stream().filter(one -> one.area().equals(area) && (one.holds() || one.open(now)));
    }

    @Override
    public Mono<List<Invitation>> heldBy(Person.Id person) {
        return locked(() -> invitations.values().stream()
                .filter(Invitation::holds)
                .filter(one -> one.seat().orElseThrow().person().equals(person))
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
