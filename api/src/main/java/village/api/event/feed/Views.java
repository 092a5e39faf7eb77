package village.api.event.feed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.client.Access;
import village.api.client.Client;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.event.SequencedEvent;
import village.api.place.Village;
import village.api.place.VillageCode;

/** Finds out what scopes show today: villages merge and change their codes, and what may be read changes with them. */
public final class Views {
    private final Territories territories;
    private final Owners owners;

    public Views(Territories territories, Owners owners) {
        this.territories = territories;
        this.owners = owners;
    }

    /**
     * What one may read with these scopes; nothing without any.
     *
     * @param position up to where the log is about to be told
     */
    public Mono<View> of(Set<Scope> scopes, long position) {
        var read =
                scopes.stream().filter(scope -> scope.access() == Access.READ).collect(Collectors.toSet());
        var areas = read.stream().map(Scope::area).collect(Collectors.toSet());
        return Flux.fromIterable(areas)
                .concatMap(area -> territories.within(area, position).map(found -> Map.entry(area, found)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(found -> toView(read, found));
    }

    /** The platforms that have to do with the cases among what these events are about; one look for all. */
    public Mono<Map<UUID, Set<Client.Id>>> owners(List<SequencedEvent> events) {
        var cases = events.stream()
                .map(SequencedEvent::event)
                .filter(event -> PublicType.of(event.type())
                        .filter(type -> type.topic() == Resource.COMPLAINTS)
                        .isPresent())
                .toList();
        return cases.isEmpty() ? Mono.just(Map.of()) : owners.of(cases);
    }

    private static View toView(Set<Scope> scopes, Map<String, List<Village>> found) {
        var codes = new HashMap<Village.Id, VillageCode>();
        var all = new HashMap<Resource, Set<Village.Id>>();
        for (var scope : scopes) {
            for (var village : found.getOrDefault(scope.area(), List.of())) {
                codes.put(village.id(), village.code());
                all.computeIfAbsent(scope.resource(), topic -> new HashSet<>()).add(village.id());
            }
        }
        return new View(codes, all);
    }
}
