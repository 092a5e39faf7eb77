package village.api.notice.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;
import village.api.notice.channel.Outcome;
import village.api.notice.delivery.Deliveries.Ending;
import village.api.notice.delivery.Delivery.State;

/** What WeChat told afterwards of messages it had taken. Any number of instances may take the same report at once. */
public interface Reports {
    /** How long a report waits for its delivery; then it was of no message of ours. */
    Duration KEPT = Duration.ofDays(1);

    /**
     * Takes a report in and ends the attempt it is about once more, exactly as {@link Deliveries#end} does. Of each message
     * the first report counts, however often and by however many it is told. It is about the delivery whose message bears
     * that name; where WeChat named none when it took a subscribe message, about the only one of that template on its way to
     * the person. One that finds none waits, for how sending ended may not have been written down yet.
     *
     * @param ending how an attempt of which that is told ends
     * @return whether a delivery changed
     */
    Mono<Boolean> take(Report report, Instant now, BiFunction<Delivery, Outcome, Ending> ending);

    /** Takes those that waited and whose delivery is known by now, and forgets old ones. Gives how many deliveries changed. */
    Mono<Long> catchUp(Instant now, BiFunction<Delivery, Outcome, Ending> ending);

    /** A delivery a report may be about, and how its message is named. */
    record Candidate(Delivery delivery, Optional<String> messageId) {}

    /**
     * The one a report is about, of all that are named so or are unnamed and on their way by its template to its person; empty
     * while there is doubt.
     */
    static Optional<Delivery> meant(Report report, List<Candidate> candidates) {
        var named = candidates.stream()
                .filter(one ->
                        one.messageId().filter(report.messageId()::equals).isPresent())
                .toList();
        var possible = named.isEmpty() ? candidates : named;
        return possible.size() == 1
                ? Optional.of(possible.get(0).delivery()).filter(one -> one.state() != State.SENDING)
                : Optional.empty();
    }
}
