package village.api.complaint.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.handling.Handlers;
import village.api.complaint.voice.Recordings;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Grid;
import village.api.place.Grids;
import village.api.place.Village;

/** Tells colleagues what a list shows beside each case: who handles it, in which grid it lies, whether a voice waits. */
public final class DescribeCases {
    private static final int AT_ONCE = 4;

    private final Handlers handlers;
    private final Grids grids;
    private final Recordings recordings;

    public DescribeCases(Handlers handlers, Grids grids, Recordings recordings) {
        this.handlers = handlers;
        this.grids = grids;
        this.recordings = recordings;
    }

    /** @param unheard a recording waits that nobody has heard or written down */
    public record Described(
            Complaint complaint, Optional<Handlers.Handler> handler, Optional<Grid> grid, boolean unheard) {}

    private record Known(List<Handlers.Handler> staff, List<Grid> grids, Set<Complaint.Id> unheard) {
        Described describe(Complaint complaint) {
            return new Described(
                    complaint,
                    complaint
                            .handler()
                            .flatMap(person -> staff.stream()
                                    .filter(one -> one.person().equals(person))
                                    .findFirst()),
                    complaint
                            .grid()
                            .flatMap(id -> grids.stream()
                                    .filter(one -> one.id().equals(id))
                                    .findFirst()),
                    unheard.contains(complaint.id()));
        }
    }

    /** In the order given; the actor has listed them before. */
    public Mono<List<Described>> describe(Actor actor, List<Complaint> complaints) {
        return Mono.fromSupplier(() -> actor.require(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR))
                .thenMany(Flux.fromIterable(byVillage(complaints).entrySet()))
                .flatMap(each -> described(each.getKey(), each.getValue()), AT_ONCE)
                .collectMap(one -> one.complaint().id())
                .map(known -> complaints.stream()
                        .flatMap(complaint -> Optional.ofNullable(known.get(complaint.id())).stream())
                        .toList());
    }

    private static Map<Village.Id, List<Complaint>> byVillage(List<Complaint> complaints) {
        return complaints.stream().collect(Collectors.groupingBy(Complaint::village));
    }

    private Flux<Described> described(Village.Id village, List<Complaint> cases) {
        var ids = cases.stream().map(Complaint::id).toList();
        return Mono.zip(handlers.of(village), grids.ever(village).collectList(), recordings.unheard(village, ids))
                .map(found -> new Known(found.getT1(), found.getT2(), found.getT3()))
                .flatMapIterable(known -> cases.stream().map(known::describe).toList());
    }
}
