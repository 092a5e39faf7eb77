package village.api.identity.membership;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import village.api.identity.Person;

/** Memberships as they were put here. */
public final class InMemoryMemberships implements Memberships {
    private final Map<Person.Id, List<Place>> places = new ConcurrentHashMap<>();
    private final Map<Person.Id, List<Office>> offices = new ConcurrentHashMap<>();

    public void put(Person.Id person, Place... held) {
        places.put(person, List.of(held));
    }

    public void putAbove(Person.Id person, Office... held) {
        offices.put(person, List.of(held));
    }

    @Override
    public Mono<List<Place>> of(Person.Id person) {
        return Mono.fromSupplier(() -> places.getOrDefault(person, List.of()));
    }

    @Override
    public Mono<List<Office>> above(Person.Id person) {
        return Mono.fromSupplier(() -> offices.getOrDefault(person, List.of()));
    }
}
