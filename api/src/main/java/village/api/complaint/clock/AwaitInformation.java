package village.api.complaint.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Ending;
import village.api.complaint.Entry;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.catalogue.Due;

/**
 * A reporter who was asked for more and says nothing is reminded once; when he stays silent his case is closed, and he may
 * have it taken up again. No case waits for ever, and none is closed without a word to its reporter before.
 */
public final class AwaitInformation {
    private final Complaints complaints;
    private final Ids ids;
    private final Clock clock;
    private final Patience patience;
    private final int batch;

    /** @param batch how many cases of each sort are taken at once */
    public AwaitInformation(Complaints complaints, Ids ids, Clock clock, Patience patience, int batch) {
        this.complaints = complaints;
        this.ids = ids;
        this.clock = clock;
        this.patience = patience;
        this.batch = batch;
    }

    /**
     * How long the village waits.
     *
     * @param remindAfter after the question
     * @param closeAfter after the reminder
     */
    public record Patience(Duration remindAfter, Duration closeAfter) {}

    /** Takes a batch and tells how many there were; zero when there is nothing left to do. */
    public Mono<Long> await() {
        return Mono.defer(() -> {
            var now = clock.instant();
            return Mono.zip(
                    passed(
                            true,
                            now.minus(patience.closeAfter()),
                            now,
                            (found, moment) -> closed(found, patience, moment)),
                    passed(
                            false,
                            now.minus(patience.remindAfter()),
                            now,
                            (found, moment) -> reminded(found, patience, moment)),
                    Long::sum);
        });
    }

    private Mono<Long> passed(
            boolean reminded, Instant before, Instant now, BiFunction<Complaint, Moment, Change> rule) {
        return complaints
                .silent(reminded, before, batch)
                .flatMapIterable(Function.identity())
                .concatMapDelayError(key ->
                        Passing.of(complaints, key, found -> rule.apply(found, Moment.system(now, ids))))
                .count();
    }

    /** Tells the reporter that he is waited for, and until when; or refuses if it is not time. The clock stands still. */
    static Change reminded(Complaint complaint, Patience patience, Moment moment) {
        var over = complaint
                .deadline()
                .pausedAt()
                .filter(since -> moment.now().isAfter(since.plus(patience.remindAfter())))
                .isPresent();
        if (complaint.status() != Status.NEED_INFO || complaint.askedAgainAt().isPresent() || !over) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE);
        }
        var until = LocalDate.ofInstant(moment.now().plus(patience.closeAfter()), Due.ZONE);
        var said =
                "还在等您补充情况。%d月%d日前没有补充，就先办结；之后 30 天内可以请求重新办理。".formatted(until.getMonthValue(), until.getDayOfMonth());
        return moment.change(
                complaint.with(complaint.urging().askedAgain(moment.now())),
                Entry.of(Step.Type.INFORMATION_ASKED, Label.SYSTEM, said),
                "complaint.information-asked",
                Map.of("again", "true", "until", until.toString()));
    }

    /** What his silence makes of a case, or a refusal if its time has not come. */
    static Change closed(Complaint complaint, Patience patience, Moment moment) {
        var over = complaint
                .askedAgainAt()
                .filter(since -> moment.now().isAfter(since.plus(patience.closeAfter())))
                .isPresent();
        if (complaint.status() != Status.NEED_INFO || !over) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE);
        }
        var after = complaint
                .with(Status.CLOSED)
                .with(complaint.handling().offered(false))
                .with(complaint.deadline().resumed(moment.now()).unasked())
                .with(complaint.ending().closed(Ending.Closing.NO_INFORMATION, moment.now()));
        return moment.change(
                after,
                Entry.of(Step.Type.CLOSED, Label.SYSTEM, "一直没有补充情况，先办结。有了情况，30 天内可以请求重新办理。"),
                "complaint.closed",
                Map.of("closing", "no-information"));
    }
}
