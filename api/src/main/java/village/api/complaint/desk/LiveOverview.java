package village.api.complaint.desk;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import village.api.place.Village;

/** One area's overview as long as somebody looks: read when something happens there, and shared. */
final class LiveOverview {
    private static final Boolean TICK = true;

    private final Sinks.Many<Boolean> ticks = Sinks.many().multicast().directBestEffort();
    private final Flux<List<ReadOverview.Row>> rows;
    private volatile Set<Village.Id> villages = Set.of();

    /**
     * @param opened told when somebody begins to look where nobody did, possibly after it was closed
     * @param closed told when the last one has left or reading has failed
     */
    LiveOverview(
            Mono<List<ReadOverview.Row>> read,
            WatchOverview.Pace pace,
            Consumer<LiveOverview> opened,
            Consumer<LiveOverview> closed) {
        var rest = Mono.delay(pace.rest()).<List<ReadOverview.Row>>then(Mono.empty());
        this.rows = Flux.merge(
                        Flux.just(TICK),
                        ticks.asFlux(),
                        Flux.interval(pace.renewal()).map(any -> TICK))
                .onBackpressureLatest()
                .concatMap(tick -> read.doOnNext(this::learnt).concatWith(rest), 1)
                .doFirst(() -> opened.accept(this))
                .doFinally(any -> closed.accept(this))
                .replay(1)
                .refCount();
    }

    /** The latest at once, then every change. */
    Flux<List<ReadOverview.Row>> rows() {
        return rows;
    }

    private void learnt(List<ReadOverview.Row> read) {
        villages = read.stream().map(row -> row.village().id()).collect(Collectors.toSet());
    }

    void happenedIn(Village.Id village) {
        if (villages.contains(village)) {
            changed();
        }
    }

    /** Called by the log's one thread; what comes while a reading runs is one more reading. */
    void changed() {
        ticks.tryEmitNext(TICK);
    }
}
