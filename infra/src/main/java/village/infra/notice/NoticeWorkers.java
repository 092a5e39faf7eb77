package village.infra.notice;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.notice.delivery.CloseDigests;
import village.api.notice.delivery.DeliverNotices;
import village.api.notice.delivery.Deliveries;
import village.api.notice.delivery.Delivery.State;
import village.api.notice.delivery.TakeReport;
import village.infra.event.Loop;
import village.infra.event.Loops;

/**
 * Sends what is due in a few lanes side by side, gives up what a dead instance left behind, and takes reports of what had not
 * been written down when they came.
 */
final class NoticeWorkers {
    private NoticeWorkers() {}

    static Loops of(
            DeliverNotices deliver,
            TakeReport reports,
            CloseDigests digests,
            Deliveries deliveries,
            NoticeMetrics metrics,
            NoticeSettings settings) {
        var lanes = IntStream.rangeClosed(1, settings.lanes())
                .mapToObj(number -> new Loop("notice lane " + number, settings.poll(), lane(deliver, metrics)));
        var sweep = new Loop("notice sweep", settings.sweep(), sweep(deliver, reports, deliveries, metrics));
        var gathered =
                new Loop("notice digests", settings.poll(), digests.next().hasElement());
        return new Loops(Stream.concat(lanes, Stream.of(sweep, gathered)).toList());
    }

    private static Mono<Boolean> lane(DeliverNotices deliver, NoticeMetrics metrics) {
        return deliver.next().doOnNext(state -> metrics.ended(state, 1)).hasElement();
    }

    private static Mono<Boolean> sweep(
            DeliverNotices deliver, TakeReport reports, Deliveries deliveries, NoticeMetrics metrics) {
        return deliver.abandonCrashed()
                .doOnNext(lost -> metrics.ended(State.UNKNOWN, lost))
                .then(reports.catchUp())
                .then(Mono.defer(deliveries::backlog))
                .doOnNext(metrics::waits)
                .thenReturn(false);
    }
}
