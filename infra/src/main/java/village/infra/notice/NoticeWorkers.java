package village.infra.notice;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.notice.DeliverNotices;
import village.api.notice.Deliveries;
import village.api.notice.Delivery.State;
import village.infra.event.Loop;
import village.infra.event.Loops;

/** Sends what is due in a few lanes side by side, and gives up what a dead instance left behind. */
final class NoticeWorkers {
    private NoticeWorkers() {}

    static Loops of(DeliverNotices deliver, Deliveries deliveries, NoticeMetrics metrics, NoticeSettings settings) {
        var lanes = IntStream.rangeClosed(1, settings.lanes())
                .mapToObj(number -> new Loop("notice lane " + number, settings.poll(), lane(deliver, metrics)));
        var sweep = new Loop("notice sweep", settings.sweep(), sweep(deliver, deliveries, metrics));
        return new Loops(Stream.concat(lanes, Stream.of(sweep)).toList());
    }

    private static Mono<Boolean> lane(DeliverNotices deliver, NoticeMetrics metrics) {
        return deliver.next().doOnNext(state -> metrics.ended(state, 1)).hasElement();
    }

    private static Mono<Boolean> sweep(DeliverNotices deliver, Deliveries deliveries, NoticeMetrics metrics) {
        return deliver.abandonCrashed()
                .doOnNext(lost -> metrics.ended(State.UNKNOWN, lost))
                .then(Mono.defer(deliveries::backlog))
                .doOnNext(metrics::waits)
                .thenReturn(false);
    }
}
