package village.infra.credit.progress;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.credit.progress.Beat;
import village.api.credit.progress.Progresses.Heard;
import village.infra.credit.progress.BeatBatch.Counted;
import village.infra.postgres.WriteQueue;

/** Gathers beats into batches that hold one beat of a member; his next goes with the next batch. */
final class BeatQueue {
    static final int ROOM = 5_000;
    static final int BATCH = 500;

    private final WriteQueue<Beat, Heard> queue;

    BeatQueue(Function<List<Beat>, Mono<List<Counted>>> batch, int room, int most) {
        this.queue = new WriteQueue<>(beats -> batch.apply(beats).map(BeatQueue::byMember), Beat::member, room, most);
    }

    private static Map<Object, Heard> byMember(List<Counted> counted) {
        return counted.stream().collect(Collectors.toMap(Counted::member, Counted::heard));
    }

    Mono<Heard> hear(Beat beat) {
        return queue.write(beat);
    }
}
