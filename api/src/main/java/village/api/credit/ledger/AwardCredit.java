package village.api.credit.ledger;

import java.time.Clock;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Amount;
import village.api.credit.SourceKind;
import village.api.credit.rule.Schemes;

/**
 * Books what members did. Not something a user does: the capability that saw it calls this, inside the transaction of
 * its own row, so that both are written or neither:
 *
 * <pre>{@code
 * transactions.together(progress.finish(lesson)
 *         .then(award.award(new SourceEvent(
 *                 Member.of(actor), SourceKind.LESSON, finished.id(), Optional.of(course.id().toString()),
 *                 Optional.empty(), lesson.title(), finished.at(), minutes, Optional.empty()))));
 * }</pre>
 *
 * <p>Whoever calls has made sure that the member is one, that the time was measured by the server's clock and that
 * proofs were confirmed by somebody else. Calling again with the same event gives the same line.
 */
public final class AwardCredit {
    private final Ledger ledger;
    private final Schemes schemes;
    private final Ids ids;
    private final Clock clock;

    public AwardCredit(Ledger ledger, Schemes schemes, Ids ids, Clock clock) {
        this.ledger = ledger;
        this.schemes = schemes;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Books one event by the rules of the day it happened on.
     *
     * @return the line, which may have been granted less than wanted, even nothing, where caps are reached; empty if such
     *     a thing does not count in the village, and then nothing is written
     */
    public Mono<Entry> award(SourceEvent event) {
        return awardAll(List.of(event))
                .flatMap(lines -> Mono.justOrEmpty(lines.stream().findFirst()));
    }

    /**
     * Books one event that a request asks for, whose source was made for it.
     *
     * @return the line the request stands for, this one's or that of before; else as {@link #award(SourceEvent)}
     */
    public Mono<Entry> award(SourceEvent event, Once once) {
        return toPosting(event).flatMap(posting -> ledger.book(once, posting));
    }

    /**
     * Books one event that gives no more than so many minutes, whatever the rule says: as long as it lasted.
     *
     * @return as {@link #award(SourceEvent)}
     */
    public Mono<Entry> award(SourceEvent event, int minutes) {
        return toPosting(event)
                .map(posting -> posting.within(minutes))
                .flatMap(posting -> ledger.book(List.of(posting)))
                .map(lines -> lines.get(0));
    }

    /**
     * Books one event unless something of its kind is booked for the member about the same item and stands, by whatever
     * source: of two at once the second finds the first and is refused ({@code credit.source-reused}).
     *
     * @return as {@link #award(SourceEvent)}
     */
    public Mono<Entry> awardAlone(SourceEvent event) {
        return toPosting(event)
                .map(Posting::onlyOne)
                .flatMap(posting -> ledger.book(List.of(posting)))
                .map(lines -> lines.get(0));
    }

    /**
     * Books once more what was wrongly taken back, and no more study time than that. What had been brought in from an
     * earlier year is judged by no rule: it gives what it gave.
     *
     * @param taken what was taken
     * @return as {@link #award(SourceEvent)}
     */
    public Mono<Entry> again(SourceEvent event, Amount taken) {
        return event.kind() == SourceKind.EARLIER
                ? Mono.defer(() -> ledger.book(List.of(
                                Posting.earlier(new Entry.Id(ids.next()), ids.next(), event, taken, clock.instant()))))
                        .map(lines -> lines.get(0))
                : award(event, taken.magnitude().minutes());
    }

    /**
     * Books many events of any members in few statements, for callers that gather them. All or nothing.
     *
     * @return the lines in the order of those events that count
     */
    public Mono<List<Entry>> awardAll(List<SourceEvent> events) {
        return Flux.fromIterable(events)
                .concatMap(this::toPosting)
                .collectList()
                .flatMap(postings -> postings.isEmpty() ? Mono.just(List.of()) : ledger.book(postings));
    }

    private Mono<Posting> toPosting(SourceEvent event) {
        var now = clock.instant();
        if (event.occurredAt().isAfter(now)) {
            return Mono.error(() -> Refusal.of(Reason.CREDIT_FUTURE));
        }
        return schemes.inForce(event.member().village(), event.day())
                .flatMap(scheme -> Mono.justOrEmpty(scheme.rule(event.kind(), event.rule()))
                        .map(rule ->
                                new Posting(new Entry.Id(ids.next()), ids.next(), event, scheme.version(), rule, now)));
    }
}
