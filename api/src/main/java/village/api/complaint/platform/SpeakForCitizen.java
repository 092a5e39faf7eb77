package village.api.complaint.platform;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.KnownCases;
import village.api.complaint.Rating;
import village.api.complaint.reporter.RateComplaint;
import village.api.complaint.reporter.ReopenComplaint;
import village.api.complaint.reporter.Supplement;
import village.api.complaint.reporter.SupplementComplaint;
import village.api.identity.Actor;

/**
 * A platform says for its citizen what he says of the case it handed over for him. It counts as if he had said it here:
 * what he may do, when and how often, holds for the platform as well.
 */
public final class SpeakForCitizen {
    private final Complaints complaints;
    private final KnownCases knownCases;
    private final RateComplaint rateComplaint;
    private final ReopenComplaint reopenComplaint;
    private final SupplementComplaint supplementComplaint;
    private final Transactions transactions;

    public SpeakForCitizen(
            Complaints complaints,
            RateComplaint rateComplaint,
            ReopenComplaint reopenComplaint,
            SupplementComplaint supplementComplaint,
            Transactions transactions) {
        this.complaints = complaints;
        this.knownCases = new KnownCases(complaints);
        this.rateComplaint = rateComplaint;
        this.reopenComplaint = reopenComplaint;
        this.supplementComplaint = supplementComplaint;
        this.transactions = transactions;
    }

    /** What he says. */
    public sealed interface Said {}

    /** Whether it is fixed, and how he was served. */
    public record Rated(Rating rating) implements Said {}

    /** It is not over; why in 1 to 500 characters. */
    public record Again(String reason) implements Said {}

    /** Something more; the files are the platform's own. */
    public record Added(Supplement supplement) implements Said {}

    /**
     * Gives the case afterwards; with the same key again, as it is by then, and nothing is changed. Refuses a case the
     * platform may not see ({@code complaint.not-found}) and one it sees but did not hand over
     * ({@code complaint.not-yours}).
     *
     * @param platform acts as the platform
     */
    public Mono<Complaint> say(Actor platform, Complaint.Id id, Said said, Once once) {
        return transactions.together(existing(platform, id)
                .flatMap(known -> said(platform, id, said, Optional.of(once)))
                .flatMap(after -> knownCases.known(platform, after)));
    }

    private Mono<Complaint> existing(Actor platform, Complaint.Id id) {
        return Mono.defer(() -> complaints.byId(platform.requireVillage(), id))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)))
                .flatMap(found -> knownCases.known(platform, found));
    }

    private Mono<Complaint> said(Actor platform, Complaint.Id id, Said said, Optional<Once> once) {
        if (said instanceof Rated rated) {
            return rateComplaint.rate(platform, id, rated.rating(), once);
        }
        return said instanceof Again again
                ? reopenComplaint.reopen(platform, id, again.reason(), once)
                : supplementComplaint.supplement(platform, id, ((Added) said).supplement(), once);
    }
}
