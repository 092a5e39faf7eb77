package village.api.credit.appeal;

import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.activity.Activities;
import village.api.credit.activity.Activity;
import village.api.credit.activity.Attendances;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.SourceEvent;
import village.api.identity.Person;

/**
 * Books what an upheld appeal gives, with the appeal as its source, by the rules of the day it happened on. Called inside
 * the transaction that decides; what is refused here is decided in no way.
 */
public final class BookAppealed {
    private static final String CALLED_OFF = "这次活动已经取消，没有开，不能恢复。";
    private static final String SERVED_ANEW = "这件服务后来重新确认时又记了一次，一件事只记一次，所以没有恢复。如果后来那一次记错了，请先把它冲正。";

    private final AwardCredit award;
    private final Ledger ledger;
    private final Activities activities;
    private final Attendances attendances;

    public BookAppealed(AwardCredit award, Ledger ledger, Activities activities, Attendances attendances) {
        this.award = award;
        this.ledger = ledger;
        this.activities = activities;
        this.attendances = attendances;
    }

    /**
     * Called first, before anything is locked in the ledger: whoever books a Party day holds it until he is done, so that
     * it is not called off meanwhile without his line. Refuses one that was called off ({@code activity.closed}): nobody
     * took part in what did not happen.
     */
    Mono<Void> requireHeld(Entry line) {
        return Mono.justOrEmpty(activity(line))
                .flatMap(id -> activities.held(line.source().member().village(), id))
                .filter(Activity::cancelled)
                .flatMap(off -> Mono.error(() -> Refusal.of(Reason.ACTIVITY_CLOSED, CALLED_OFF)));
    }

    /** What was written down without one names none. */
    private static Optional<Activity.Id> activity(Entry line) {
        try {
            return line.source()
                    .item()
                    .filter(item -> line.kind() == SourceKind.ACTIVITY)
                    .map(item -> new Activity.Id(UUID.fromString(item)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** What is right in place of a line that was just taken back; no activity gets longer by it. */
    Mono<Entry.Id> instead(Person.Id by, Appeal appeal, Entry line, int quantity) {
        return booked(by, appeal, line, quantity).map(Entry::id);
    }

    /**
     * What a reversing line took back, or as much as is right of it. Meanwhile something else may have been booked for
     * that time ({@code activity.overlaps}), or for the same service ({@code credit.source-reused}): nobody is in two
     * places, and nothing counts twice.
     *
     * @param quantity empty for as much as was taken, and no more study time than that
     */
    Mono<Entry.Id> again(Person.Id by, Appeal appeal, Entry line, Optional<Integer> quantity) {
        return quantity.map(amount -> booked(by, appeal, line, amount))
                .orElseGet(() -> sameAgain(by, appeal, line))
                .delayUntil(this::requireOnlyOnce)
                .map(Entry::id);
    }

    private Mono<Entry> booked(Person.Id by, Appeal appeal, Entry line, int quantity) {
        var right = right(by, appeal, line, quantity);
        return written(
                right.kind() == SourceKind.ACTIVITY
                        ? award.award(right, line.wanted().magnitude().minutes())
                        : award.award(right));
    }

    private Mono<Entry> sameAgain(Person.Id by, Appeal appeal, Entry line) {
        var quantity = line.source().quantity();
        return written(
                award.again(right(by, appeal, line, quantity), line.granted().negated()));
    }

    private static Mono<Entry> written(Mono<Entry> booked) {
        return booked.switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CREDIT_RULE_NOT_FOUND)));
    }

    private static SourceEvent right(Person.Id by, Appeal appeal, Entry line, int quantity) {
        var was = line.source();
        return new SourceEvent(
                was.member(),
                was.kind(),
                appeal.id().value(),
                was.item(),
                Optional.of(line.rule()),
                was.title(),
                was.occurredAt(),
                quantity,
                Optional.of(by));
    }

    /** Asked after it was booked: whoever books locks the member, so that of two at once the second finds the first. */
    private Mono<Void> requireOnlyOnce(Entry line) {
        var member = line.source().member();
        return switch (line.kind()) {
            case ACTIVITY -> Mono.justOrEmpty(activity(line)).flatMap(id -> requireNoOther(member, id));
            case SERVICE -> Mono.justOrEmpty(line.source().item()).flatMap(item -> requireServedOnce(member, item));
            default -> Mono.empty();
        };
    }

    private Mono<Void> requireNoOther(Member member, Activity.Id id) {
        return activities
                .byId(member.village(), id)
                .filterWhen(activity -> attendances.overlapping(member, activity))
                .flatMap(other -> Mono.error(() -> Refusal.of(Reason.ACTIVITY_OVERLAPS)));
    }

    private Mono<Void> requireServedOnce(Member member, String item) {
        return ledger.standing(member, SourceKind.SERVICE, item)
                .filter(lines -> lines > 1)
                .flatMap(twice -> Mono.error(() -> Refusal.of(Reason.CREDIT_SOURCE_REUSED, SERVED_ANEW)));
    }
}
