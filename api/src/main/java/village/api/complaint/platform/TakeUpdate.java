package village.api.complaint.platform;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.Fingerprints;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.complaint.CaseWork;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Ending;
import village.api.complaint.Entry;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.handling.Answer;
import village.api.complaint.handling.AnswerComplaint;
import village.api.identity.Actor;

/** The office outside that has a case tells how it goes there, and in the end answers it. */
public final class TakeUpdate {
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration BEFORE = Duration.ofDays(365);

    private final CaseWork work;
    private final Complaints complaints;
    private final HandedOver handedOver;
    private final UpdateSequences sequences;
    private final Fingerprints fingerprints;
    private final Transactions transactions;

    public TakeUpdate(
            CaseWork work,
            Complaints complaints,
            HandedOver handedOver,
            UpdateSequences sequences,
            Fingerprints fingerprints,
            Transactions transactions) {
        this.work = work;
        this.complaints = complaints;
        this.handedOver = handedOver;
        this.sequences = sequences;
        this.fingerprints = fingerprints;
        this.transactions = transactions;
    }

    /**
     * Gives the case afterwards; the same update again changes nothing.
     *
     * @param platform acts as the platform
     */
    public Mono<Complaint> take(Actor platform, Complaint.Id id, Update update) {
        return transactions.together(existing(platform, id, update)
                .flatMap(found -> sequences.take(
                        found.village(), platform.requirePerson(), id, update.sequence(), fingerprint(update)))
                .flatMap(fresh -> fresh
                        ? work.act(
                                platform,
                                id,
                                Optional.empty(),
                                update.attachments(),
                                (complaint, moment) -> taken(platform, complaint, update, moment))
                        : existing(platform, id, update)));
    }

    /** For any platform but the one that has it, and under any number but the one it has there, the case does not exist. */
    private Mono<Complaint> existing(Actor platform, Complaint.Id id, Update update) {
        return complaints
                .byId(platform.requireVillage(), id)
                .filterWhen(complaint -> has(platform, complaint, update))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    /** What was sent to no platform by name goes to the one that handed it over, once its number is noted. */
    private Mono<Boolean> has(Actor platform, Complaint complaint, Update update) {
        var transfer = complaint.ending().transfer();
        if (transfer.flatMap(Ending.Transfer::receiver).isPresent()) {
            return Mono.just(
                    transfer.filter(to -> to.to(platform) && mayBe(to, update)).isPresent());
        }
        return transfer.filter(to -> is(to, update)).isEmpty()
                ? Mono.just(false)
                : handedOver
                        .numberOf(complaint.village(), platform.requirePerson(), complaint.id())
                        .hasElement();
    }

    private static boolean is(Ending.Transfer there, Update update) {
        return there.externalNumber().equals(update.externalNumber())
                && !there.externalNumber().isEmpty();
    }

    /** The first update of a platform says what it calls the case. */
    private static boolean mayBe(Ending.Transfer there, Update update) {
        return there.externalNumber().isEmpty() || is(there, update);
    }

    private String fingerprint(Update update) {
        var files = update.attachments().stream().map(file -> "\n" + file).collect(Collectors.joining());
        var when = update.occurredAt().map(at -> "@" + at).orElse("");
        var words = update.stage() + when + "\n" + update.publicText() + files;
        return fingerprints.of(words.getBytes(StandardCharsets.UTF_8));
    }

    /** What it makes of a case that is still there: it may have been taken back, or sent elsewhere, a moment ago. */
    static Change taken(Actor platform, Complaint complaint, Update update, Moment moment) {
        if (complaint.status() != Status.TRANSFERRED_OUT) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求已经不在贵方办理。");
        }
        var there = complaint
                .ending()
                .transfer()
                .filter(to -> to.receiver().isEmpty() ? is(to, update) : to.to(platform) && mayBe(to, update))
                .orElseThrow(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND));
        var known = complaint.with(complaint.ending().transferred(there.numbered(update.externalNumber())));
        var change = update.stage() == Update.Stage.ANSWERED
                ? answered(known, there.office(), update, moment)
                : progressed(known, there.office(), update, moment);
        return update.occurredAt()
                .map(at -> change.occurred(plausible(at, complaint, moment)))
                .orElse(change);
    }

    /** Clocks differ a little; nothing that is told of lies ahead, or long before the case was filed. */
    private static Instant plausible(Instant at, Complaint complaint, Moment moment) {
        if (at.isAfter(moment.now().plus(SKEW))
                || at.isBefore(complaint.filedAt().minus(BEFORE))) {
            throw Refusal.invalid("/occurredAt", "发生的时间不能晚于现在，也不能比诉求提交早一年以上。");
        }
        return at;
    }

    private static Change answered(Complaint complaint, String office, Update update, Moment moment) {
        var answer = new Answer(update.publicText(), "", update.attachments(), false);
        return AnswerComplaint.answered(complaint, Actor.stranger(complaint.village()), office, answer, moment);
    }

    private static Change progressed(Complaint complaint, String office, Update update, Moment moment) {
        var entry = Entry.of(Step.Type.PROGRESSED, office, update.publicText()).with(update.attachments());
        return moment.change(complaint, entry, "complaint.progressed", Map.of("told", "true"));
    }
}
