package village.infra.credit.progress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.progress.Beat;
import village.api.credit.progress.Progresses.Heard;
import village.infra.credit.progress.BeatBatch.Counted;
import village.infra.postgres.WriteQueue;

/** Gathers beats into batches that hold one beat of a member; his next goes with the next batch. */
final class BeatQueue {
    static final int ROOM = 5_000;
    static final int BATCH = 500;

    private final WriteQueue<Beat, Optional<Heard>> queue;

    BeatQueue(Function<List<Beat>, Mono<List<Counted>>> batch, int room, int most) {
        this.queue = new WriteQueue<>(
                beats -> batch.apply(beats).map(counted -> byMember(beats, counted)), Beat::member, room, most);
    }

    /** Who has not agreed was left out, and has no answer. */
    private static Map<Object, Optional<Heard>> byMember(List<Beat> beats, List<Counted> counted) {
        var answers = new HashMap<Object, Optional<Heard>>();
        beats.forEach(beat -> answers.put(beat.member(), Optional.empty()));
        counted.forEach(one -> answers.put(one.member(), Optional.of(one.heard())));
        return answers;
    }

    Mono<Heard> hear(Beat beat) {
        return queue.write(beat).map(heard -> heard.orElseThrow(() -> Refusal.of(Reason.CREDIT_CONSENT_REQUIRED)));
    }
}
