package village.api.complaint.platform;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                                Actor.stranger(platform.requireVillage()),
                                id,
                                Optional.empty(),
                                (complaint, moment) -> taken(complaint, update, moment))
                        : existing(platform, id, update)));
    }

    /**
     * For any platform but the one that handed it over, and under any number but the one it has there, the case does not
     * exist.
     */
    private Mono<Complaint> existing(Actor platform, Complaint.Id id, Update update) {
        return complaints
                .byId(platform.requireVillage(), id)
                .filter(complaint -> transfer(complaint, update).isPresent())
                .filterWhen(complaint -> handedOver
                        .numberOf(complaint.village(), platform.requirePerson(), id)
                        .hasElement())
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    private static Optional<Ending.Transfer> transfer(Complaint complaint, Update update) {
        return complaint
                .ending()
                .transfer()
                .filter(to ->
                        !to.externalNumber().isEmpty() && to.externalNumber().equals(update.externalNumber()));
    }

    private String fingerprint(Update update) {
        var words = update.stage() + "\n" + update.publicText();
        return fingerprints.of(words.getBytes(StandardCharsets.UTF_8));
    }

    /** What it makes of a case that is still there. */
    static Change taken(Complaint complaint, Update update, Moment moment) {
        var office = transfer(complaint, update)
                .map(Ending.Transfer::office)
                .orElseThrow(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND));
        if (complaint.status() != Status.TRANSFERRED_OUT) {
            throw Refusal.of(Reason.COMPLAINT_WRONG_STATE, "这件诉求已经不在贵方办理。");
        }
        if (update.stage() == Update.Stage.ANSWERED) {
            var answer = new Answer(update.publicText(), "", List.of(), false);
            return AnswerComplaint.answered(complaint, Actor.stranger(complaint.village()), office, answer, moment);
        }
        var entry = Entry.of(Step.Type.PROGRESSED, office, update.publicText());
        return moment.change(complaint, entry, "complaint.progressed", Map.of("told", "true"));
    }
}
