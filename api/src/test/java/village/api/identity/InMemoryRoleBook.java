package village.api.identity;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import village.api.place.Village;

/** Roles as they were put here; counts how often they were asked for afresh. */
public final class InMemoryRoleBook implements RoleBook {
    private record Key(Person.Id person, Village.Id village) {}

    private final Map<Key, Standing> inVillages = new ConcurrentHashMap<>();
    private final Map<Person.Id, Standing> above = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    public void put(Person.Id person, Village.Id village, Standing standing) {
        inVillages.put(new Key(person, village), standing);
    }

    public void putAbove(Person.Id person, Standing standing) {
        above.put(person, standing);
    }

    public int askedAfresh() {
        return asked.get();
    }

    @Override
    public Mono<Standing> standing(Person.Id person, Village.Id village) {
        return Mono.fromSupplier(() -> inVillages.getOrDefault(new Key(person, village), Standing.NONE));
    }

    @Override
    public Mono<Standing> fresh(Person.Id person, Village.Id village) {
        return standing(person, village).doOnSubscribe(now -> asked.incrementAndGet());
    }

    @Override
    public Mono<Standing> above(Person.Id person) {
        return Mono.fromSupplier(() -> above.getOrDefault(person, Standing.NONE));
    }

    @Override
    public void forget(Person.Id person) {}
}
