package village.api.complaint.reading;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import village.api.Refusal;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.handling.AcceptComplaint;
import village.api.complaint.handling.AnswerComplaint;
import village.api.complaint.handling.AskAssistance;
import village.api.complaint.handling.AskInformation;
import village.api.complaint.handling.CategoriseComplaint;
import village.api.complaint.handling.DispatchComplaint;
import village.api.complaint.handling.NoteProgress;
import village.api.complaint.handling.ObjectToDispatch;
import village.api.complaint.handling.RejectComplaint;
import village.api.complaint.handling.above.AskExtension;
import village.api.complaint.handling.above.CloseComplaint;
import village.api.complaint.handling.above.DecideExtension;
import village.api.complaint.handling.above.MergeComplaints;
import village.api.complaint.handling.above.PublishComplaint;
import village.api.complaint.handling.above.SuperviseComplaint;
import village.api.complaint.handling.above.TakeFromVillage;
import village.api.complaint.handling.above.TransferComplaint;
import village.api.complaint.handling.above.VerifyAnswer;
import village.api.complaint.handling.above.WithdrawPublication;
import village.api.complaint.handling.offer.ConfirmClaim;
import village.api.complaint.handling.offer.OfferComplaint;
import village.api.complaint.handling.offer.WithdrawOffer;
import village.api.identity.Actor;

/** What staff may do with a case now, in the words the pages know. The acts' own rules say so. */
final class StaffActs {
    private static final Map<String, Guard> GUARDS = guards();

    private StaffActs() {}

    /** Refuses what the actor may not do with the case at that moment. */
    private interface Guard {
        Complaint permit(Actor actor, Complaint complaint, Instant now);
    }

    static Stream<String> of(Actor actor, Complaint complaint, Instant now) {
        return GUARDS.entrySet().stream()
                .filter(act -> permits(act.getValue(), actor, complaint, now))
                .map(Map.Entry::getKey);
    }

    private static boolean permits(Guard guard, Actor actor, Complaint complaint, Instant now) {
        try {
            guard.permit(actor, complaint, now);
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    private static Map<String, Guard> guards() {
        var guards = new LinkedHashMap<String, Guard>();
        guards.put("accept", always(AcceptComplaint::permitted));
        guards.put("reject", always(RejectComplaint::permitted));
        guards.put("dispatch", always(DispatchComplaint::permitted));
        guards.put("object", always(ObjectToDispatch::permitted));
        guards.put("assist", always(AskAssistance::permitted));
        guards.put("note", always(NoteProgress::permitted));
        guards.put("ask-information", always(AskInformation::permitted));
        guards.put("ask-extension", always(AskExtension::permitted));
        guards.put("decide-extension", always(DecideExtension::permitted));
        guards.put("answer", always(AnswerComplaint::permitted));
        guards.put("verify", always(VerifyAnswer::permitted));
        guards.put("supervise", always(SuperviseComplaint::permitted));
        guards.put("about-staff", always(TakeFromVillage::permitted));
        guards.put("categorise", always(CategoriseComplaint::permitted));
        guards.put("publish", always(PublishComplaint::permitted));
        guards.put("unpublish", always(WithdrawPublication::permitted));
        guards.put("transfer", always(TransferComplaint::permitted));
        guards.put("merge", always(MergeComplaints::permitted));
        guards.put("close", CloseComplaint::permitted);
        guards.put("offer", always(OfferComplaint::permitted));
        guards.put("unoffer", always(WithdrawOffer::permitted));
        guards.put("confirm-claim", always(ConfirmClaim::permitted));
        guards.put("view-contact", always(StaffActs::seesContact));
        return Collections.unmodifiableMap(guards);
    }

    private static Guard always(BinaryGuard guard) {
        return (actor, complaint, now) -> guard.permit(actor, complaint);
    }

    /** A guard that does not look at the clock. */
    private interface BinaryGuard {
        Complaint permit(Actor actor, Complaint complaint);
    }

    private static Complaint seesContact(Actor actor, Complaint complaint) {
        var may = Access.maySeeName(actor, complaint) && !complaint.reporting().concerns(actor);
        return Access.allowed(may, complaint);
    }
}
