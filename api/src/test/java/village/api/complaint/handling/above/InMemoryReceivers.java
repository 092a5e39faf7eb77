package village.api.complaint.handling.above;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.client.Access;
import village.api.client.Client;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.place.Village;
import village.api.place.Villages;

/** Platforms in memory. */
public final class InMemoryReceivers implements Receivers {
    private record Known(Receiver receiver, Set<Scope> scopes) {}

    private final Villages villages;
    private final List<Known> all = new ArrayList<>();

    public InMemoryReceivers(Villages villages) {
        this.villages = villages;
    }

    /** One that has a key in use. */
    public synchronized void put(Client.Id id, String name, Set<Scope> scopes) {
        all.add(new Known(new Receiver(id, name), Set.copyOf(scopes)));
    }

    @Override
    public Mono<List<Receiver>> of(Village.Id village) {
        return villages.byId(village).map(this::of).defaultIfEmpty(List.of());
    }

    private synchronized List<Receiver> of(Village village) {
        return all.stream()
                .filter(known -> Stream.of(Access.values()).allMatch(how -> may(known, how, village)))
                .map(Known::receiver)
                .sorted(Comparator.comparing(Receiver::name))
                .toList();
    }

    private static boolean may(Known known, Access how, Village village) {
        return known.scopes().stream()
                .anyMatch(scope -> scope.allows(Resource.COMPLAINTS, how) && scope.covers(village));
    }
}
