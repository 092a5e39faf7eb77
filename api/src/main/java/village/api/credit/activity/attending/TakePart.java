package village.api.credit.activity.attending;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.credit.Member;
import village.api.credit.StudyConsent;
import village.api.credit.activity.Activities;
import village.api.credit.activity.Activity;
import village.api.credit.activity.Attendance;
import village.api.credit.activity.Attendance.How;
import village.api.credit.activity.Attendance.State;
import village.api.credit.activity.Attendances;
import village.api.credit.activity.RecogniseAttendance;
import village.api.credit.activity.RotatingCode;
import village.api.identity.Actor;

/** A Party member signs with the code shown where the activity takes place, or says how he took part from afar. */
public final class TakePart {
    /** Six digits are not guessed in so few tries; afterwards the secretary confirms. */
    static final int TRIES = 10;

    private final Activities activities;
    private final Attendances attendances;
    private final RotatingCode code;
    private final StudyConsent consent;
    private final RecogniseAttendance recognise;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public TakePart(
            Activities activities,
            Attendances attendances,
            RotatingCode code,
            StudyConsent consent,
            RecogniseAttendance recognise,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.activities = activities;
        this.attendances = attendances;
        this.code = code;
        this.consent = consent;
        this.recognise = recognise;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Signs with a code. Again with a good one it gives what stands. Whoever may look the code up anywhere proves nothing
     * by it: what he signs waits for the township. Refuses a code of another time or another activity
     * ({@code activity.code-wrong}), and whoever tried too often ({@code activity.code-locked}).
     */
    public Mono<Attendance> sign(Actor actor, Activity.Id id, String digits) {
        var now = clock.instant();
        return Mono.fromSupplier(() -> Member.of(actor))
                .delayUntil(member -> consent.require(actor))
                .flatMap(member -> existing(member, id)
                        .map(activity -> requireOpen(activity, now))
                        .flatMap(activity -> passed(member, id, digits, now)
                                .then(Mono.defer(() -> transactions.together(held(member, id)
                                        .map(standing -> requireOpen(standing, now))
                                        .flatMap(standing -> written(actor, standing, member, now)))))));
    }

    private Mono<Attendance> written(Actor actor, Activity activity, Member member, Instant now) {
        return actor.holds(RotatingCode.SHOWN_TO)
                ? said(fresh(activity, member, How.CODE, State.WAITING, "", now), now)
                : signed(activity, member, now);
    }

    private static Activity requireOpen(Activity activity, Instant now) {
        if (!activity.open(now)) {
            throw Refusal.of(Reason.ACTIVITY_CLOSED);
        }
        return activity;
    }

    private Mono<Void> passed(Member member, Activity.Id id, String digits, Instant now) {
        return attendances
                .misses(member, id)
                .flatMap(misses -> misses >= TRIES
                        ? Mono.error(() -> Refusal.of(Reason.ACTIVITY_CODE_LOCKED))
                        : attendances.missed(member, id))
                .flatMap(tries -> tries > TRIES
                        ? Mono.error(() -> Refusal.of(Reason.ACTIVITY_CODE_LOCKED))
                        : code.fits(id, digits, now)
                                ? attendances.pardoned(member, id)
                                : Mono.error(() -> Refusal.of(Reason.ACTIVITY_CODE_WRONG)));
    }

    private Mono<Attendance> signed(Activity activity, Member member, Instant now) {
        var fresh = fresh(activity, member, How.CODE, State.CONFIRMED, "", now);
        return attendances.first(fresh, fresh.told(ids.next(), now)).flatMap(standing -> {
            if (standing.id().equals(fresh.id())) {
                return recognise.recognised(activity, standing, now).thenReturn(standing);
            }
            return standing.state() == State.CONFIRMED ? Mono.just(standing) : confirmed(activity, standing, now);
        });
    }

    /** Two devices at once: the second sees what the first did. */
    private Mono<Attendance> confirmed(Activity activity, Attendance standing, Instant now) {
        return attendances
                .change(activity.village(), standing.id(), found -> {
                    var after = found.confirmed(How.CODE, Optional.empty());
                    return new Attendances.Change(after, after.told(ids.next(), now));
                })
                .flatMap(after -> recognise.recognised(activity, after, now).thenReturn(after));
    }

    /** Says that he took part from afar; waits for the secretary. Said before, it stays as it was. */
    public Mono<Attendance> remote(Actor actor, Activity.Id id, String note) {
        var now = clock.instant();
        return Mono.fromSupplier(() -> Member.of(actor))
                .delayUntil(member -> consent.require(actor))
                .flatMap(member -> existing(member, id)
                        .map(activity -> activity.requireBegun(now))
                        .map(activity -> fresh(activity, member, How.REMOTE, State.WAITING, note, now))
                        .flatMap(fresh -> transactions.together(held(member, id)
                                .map(activity -> activity.requireBegun(now))
                                .flatMap(activity -> said(fresh, now)))));
    }

    private Mono<Attendance> said(Attendance fresh, Instant now) {
        return attendances.first(fresh, fresh.told(ids.next(), now));
    }

    private Mono<Activity> existing(Member member, Activity.Id id) {
        return activities
                .byId(member.village(), id)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ACTIVITY_NOT_FOUND)));
    }

    /** Looked at again where nobody can call it off meanwhile. */
    private Mono<Activity> held(Member member, Activity.Id id) {
        return activities.held(member.village(), id);
    }

    private Attendance fresh(Activity activity, Member member, How how, State state, String note, Instant now) {
        return new Attendance(
                new Attendance.Id(ids.next()), activity.id(), member, 1, how, state, note, now, Optional.empty(), "");
    }
}
