package village.api.complaint.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.Followers;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.catalogue.Nearness;
import village.api.complaint.claiming.ClaimComplaint;
import village.api.complaint.reporter.OwnMerged;
import village.api.complaint.reporter.RemindComplaint;
import village.api.complaint.reporter.ReopenComplaint;
import village.api.complaint.reporter.SupportComplaint;
import village.api.identity.Actor;
import village.api.identity.Role;

/** What villagers may do with a case now, in the words the pages know. */
final class ReporterActs {
    private ReporterActs() {}

    /**
     * What the words depend on beside the case.
     *
     * @param goesOn the case itself, or the one it was merged into
     * @param shared whether others' reports are part of it
     * @param steps of the one that goes on
     * @param follows why the reader follows the case, if he does
     * @param near how cases of its category are offered to neighbours
     */
    record Around(
            Instant now,
            Complaint goesOn,
            boolean shared,
            List<Step> steps,
            Optional<Followers.Why> follows,
            Optional<Nearness> near) {}

    static Stream<String> of(Actor actor, Complaint complaint, Around around) {
        return Stream.of(
                        ofReporter(actor, complaint, around),
                        ofNeighbour(actor, complaint, around),
                        ofMember(actor, complaint))
                .flatMap(List::stream);
    }

    private static List<String> ofReporter(Actor actor, Complaint complaint, Around around) {
        var can = new ArrayList<String>();
        if (!complaint.broughtBy(actor)) {
            return can;
        }
        if (complaint.status() == Status.MERGED) {
            return ofMerged(complaint, around);
        }
        if (complaint.status().rateable()) {
            can.add("rate");
        }
        if (!complaint.intake().aboutStaff()) {
            can.add("pass-by-village");
        }
        if (complaint.status().open()) {
            can.add("supplement");
            if (!around.shared()) {
                can.add("withdraw");
            }
            if (!RemindComplaint.remindedOn(complaint, around.now())) {
                can.add("remind");
            }
        }
        if (ReopenComplaint.until(complaint, around.steps())
                .filter(until -> !around.now().isAfter(until))
                .isPresent()) {
            can.add("reopen");
        }
        return can;
    }

    /** What is done about it is done in the other; his own he may rate, add to, urge, take back, and take out of it. */
    private static List<String> ofMerged(Complaint own, Around around) {
        var can = new ArrayList<String>();
        if (OwnMerged.rateable(own, around.goesOn(), around.now())) {
            can.add("rate");
        }
        if (OwnMerged.underWay(own, around.goesOn())) {
            can.add("supplement");
            can.add("withdraw");
        }
        if (OwnMerged.remindable(own, around.goesOn(), around.now())) {
            can.add("remind");
        }
        if (!own.intake().aboutStaff() && OwnMerged.partable(own, around.goesOn(), around.now())) {
            can.add("pass-by-village");
        }
        if (OwnMerged.reopenable(own, around.goesOn(), around.steps(), around.now())) {
            can.add("reopen");
        }
        return can;
    }

    private static List<String> ofNeighbour(Actor actor, Complaint complaint, Around around) {
        if (around.follows().isPresent()) {
            return around.follows().get() == Followers.Why.SUPPORTS ? List.of("unsupport") : List.of();
        }
        var may = actor.holds(Role.VILLAGER, Role.RESIDENT)
                && !complaint.reporting().concerns(actor)
                && SupportComplaint.offered(complaint, around.near(), around.now());
        return may ? List.of("support") : List.of();
    }

    private static List<String> ofMember(Actor actor, Complaint complaint) {
        if (ClaimComplaint.mayClaim(actor, complaint)) {
            return List.of("claim");
        }
        var has = Access.isClaimant(actor, complaint) && complaint.status().open();
        if (!has) {
            return List.of();
        }
        return complaint.reporting().concerns(actor) ? List.of("unclaim") : List.of("unclaim", "report-claim");
    }
}
