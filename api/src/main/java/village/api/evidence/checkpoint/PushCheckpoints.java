package village.api.evidence.checkpoint;

import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.evidence.checkpoint.Holdings.Holding;

/** The installation hands its newest checkpoint to the holders outside, each on his own turn. */
public final class PushCheckpoints {
    private final List<Holder> holders;
    private final Checkpoints checkpoints;
    private final Holdings holdings;
    private final Pace pace;

    public PushCheckpoints(List<Holder> holders, Checkpoints checkpoints, Holdings holdings, Pace pace) {
        this.holders = List.copyOf(holders);
        this.checkpoints = checkpoints;
        this.holdings = holdings;
        this.pace = pace;
    }

    /**
     * @param every how often a holder gets the newest checkpoint
     * @param answer how long he may take
     * @param firstRetry the wait after a failure; it doubles with each further one, up to {@code every}
     */
    public record Pace(Duration every, Duration answer, Duration firstRetry) {
        Duration retry(int failures) {
            var wait = firstRetry.multipliedBy(1L << Math.min(failures, 20));
            return wait.compareTo(every) < 0 ? wait : every;
        }
    }

    /** Serves everybody whose turn it is; gives how many have got something. One that fails does not hold up others. */
    public Mono<Long> push() {
        return checkpoints
                .newest()
                .flatMap(newest -> Flux.fromIterable(holders)
                        .flatMap(holder -> holdings.claim(
                                        holder.name(), pace.answer().multipliedBy(3))
                                .filter(holding ->
                                        holding.size() < newest.checkpoint().size())
                                .flatMap(holding -> hand(holder, holding, newest)))
                        .filter(held -> held)
                        .count());
    }

    private Mono<Boolean> hand(Holder holder, Holding holding, SignedCheckpoint newest) {
        return Mono.defer(() -> holder.take(newest))
                .timeout(pace.answer())
                .then(Mono.defer(
                        () -> holdings.held(holder.name(), newest.checkpoint().size(), pace.every())))
                .thenReturn(true)
                .onErrorResume(failure -> failed(holder, holding, failure));
    }

    private Mono<Boolean> failed(Holder holder, Holding holding, Throwable failure) {
        var error = failure instanceof Refused refused
                ? refused.getMessage()
                : failure.getClass().getSimpleName();
        return holdings.failed(holder.name(), String.valueOf(error), pace.retry(holding.failures()))
                .thenReturn(false);
    }

    /** A holder's no, in a few words that may be shown. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Refused(String words) {
            super(words, null, false, false);
        }
    }
}
