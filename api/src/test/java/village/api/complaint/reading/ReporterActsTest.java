package village.api.complaint.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.Refusal;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Ending;
import village.api.complaint.Entry;
import village.api.complaint.Followers;
import village.api.complaint.Merges;
import village.api.complaint.Moment;
import village.api.complaint.Rating;
import village.api.complaint.Reporting;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.claiming.ClaimComplaint;
import village.api.complaint.claiming.ReportClaim;
import village.api.complaint.claiming.ReturnClaim;
import village.api.complaint.handling.Answer;
import village.api.complaint.reporter.PassByVillage;
import village.api.complaint.reporter.RateComplaint;
import village.api.complaint.reporter.RemindComplaint;
import village.api.complaint.reporter.ReopenComplaint;
import village.api.complaint.reporter.Supplement;
import village.api.complaint.reporter.SupplementComplaint;
import village.api.complaint.reporter.SupportComplaint;
import village.api.complaint.reporter.WithdrawComplaint;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/** The words shown to a villager are the acts that would not be refused, in every status and for everybody. */
class ReporterActsTest {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Person.Id reporter = Cases.person();
    private final Person.Id relative = Cases.person();
    private final Person.Id claimant = Cases.person();
    private final Person.Id supporter = Cases.person();
    private final Map<String, Actor> people = Map.of(
            "reporter", Cases.actor(reporter, village, Role.VILLAGER),
            "relative", Cases.actor(relative, village, Role.VILLAGER),
            "supporter", Cases.actor(supporter, village, Role.VILLAGER),
            "claimant", Cases.actor(claimant, village, Role.VILLAGER, Role.PARTY_MEMBER),
            "member", Cases.actor(Cases.person(), village, Role.VILLAGER, Role.PARTY_MEMBER),
            "neighbour", Cases.actor(Cases.person(), village, Role.RESIDENT),
            "stranger", Actor.stranger(village));

    @ParameterizedTest
    @EnumSource(Status.class)
    void whatIsOfferedIsWhatIsAllowed(Status status) {
        for (var shape : shapes(status)) {
            for (var person : people.keySet()) {
                agrees(person, Merges.none(shape));
                agrees(person, new Merges(shape, List.of(othersPart(shape, false)), List.of()));
                agrees(person, new Merges(shape, List.of(othersPart(shape, true)), List.of()));
                agrees(person, new Merges(shape, List.of(ownPart(shape)), List.of()));
            }
        }
    }

    private void agrees(String person, Merges merges) {
        var actor = people.get(person);
        var shape = merges.complaint();
        var follows =
                person.equals("supporter") ? Optional.of(Followers.Why.SUPPORTS) : Optional.<Followers.Why>empty();
        var shared = actor.person().filter(merges::shared).isPresent();
        var around = new ReporterActs.Around(Cases.MONDAY_9, shape, shared, steps(shape), follows, Optional.empty());
        var words = new TreeSet<>(ReporterActs.of(actor, shape, around).toList());
        var allowed = allowed(actor, merges);
        if (follows.isPresent()) {
            allowed.remove("support");
            allowed.add("unsupport");
        }
        assertThat(words)
                .as("%s, %s, shared %s", shape.status(), person, shared)
                .isEqualTo(allowed);
    }

    /** What somebody else reported and was merged into it, and perhaps took back since. */
    private Complaint othersPart(Complaint into, boolean takenBack) {
        var merged = part(into, Cases.person());
        return takenBack ? merged.with(merged.ending().closed(Ending.Closing.WITHDRAWN, Cases.MONDAY_9)) : merged;
    }

    /** What the reporter himself reported a second time. */
    private Complaint ownPart(Complaint into) {
        return part(into, reporter);
    }

    private Complaint part(Complaint into, Person.Id whose) {
        var filed = Cases.filed(village, whose, into.intake(), Cases.MONDAY_9).after();
        return filed.with(Status.MERGED).with(filed.ending().merged(into.id()));
    }

    /** Public, offered, taken, reminded of, and rated. */
    private List<Complaint> shapes(Status status) {
        var reporting = new Reporting(Optional.of(reporter), Optional.empty(), relative, Reporting.Source.FAMILY);
        var filed = Cases.filed(village, reporting, Cases.mayBePublic("x"), Cases.MONDAY_9)
                .after();
        var aboutStaff = Cases.filed(village, reporting, Cases.aboutStaff("x"), Cases.MONDAY_9)
                .after();
        var plain = Cases.in(status, filed, Cases.MONDAY_9);
        var today = Cases.MONDAY_9.atZone(java.time.ZoneId.of("Asia/Shanghai")).toLocalDate();
        return List.of(
                plain,
                plain.publishedIf(true),
                plain.with(plain.handling().offered(true)),
                plain.with(plain.handling().claimedBy(claimant)).publishedIf(true),
                plain.with(plain.urging().reminded(today)),
                Cases.in(status, aboutStaff, Cases.MONDAY_9));
    }

    private static List<Step> steps(Complaint complaint) {
        var rejected = Moment.system(Cases.MONDAY_9, Cases.IDS)
                .change(complaint, Entry.of(Step.Type.REJECTED, "村干部"), "complaint.rejected");
        return complaint.status() == Status.REJECTED ? List.of(rejected.step().orElseThrow()) : List.of();
    }

    private static Set<String> allowed(Actor actor, Merges merges) {
        var complaint = merges.complaint();
        var moment = Cases.moment(actor, Cases.MONDAY_9);
        var around = new ReopenComplaint.Around(steps(complaint), List.of(), Cases.TERMS);
        var acts = new LinkedHashMap<String, Runnable>();
        acts.put("rate", () -> RateComplaint.rated(actor, complaint, new Rating(true, 5, ""), Cases.TERMS, moment));
        acts.put(
                "supplement",
                () -> SupplementComplaint.supplemented(actor, complaint, new Supplement("x", List.of()), moment));
        acts.put("remind", () -> RemindComplaint.reminded(actor, complaint, moment));
        acts.put("reopen", () -> ReopenComplaint.reopened(actor, complaint, "x", around, moment));
        acts.put("withdraw", () -> WithdrawComplaint.withdrawn(actor, merges, "", moment));
        acts.put("pass-by-village", () -> PassByVillage.passed(actor, merges, "", Cases.TERMS, moment));
        acts.put("support", () -> {
            actor.requireBound();
            SupportComplaint.supported(actor, complaint, Optional.empty(), moment);
        });
        acts.put("claim", () -> ClaimComplaint.claimed(actor, complaint, moment));
        acts.put("unclaim", () -> ReturnClaim.returned(actor, complaint, moment));
        acts.put(
                "report-claim",
                () -> ReportClaim.reported(actor, complaint, new Answer("x", "", List.of(), false), moment));
        var allowed = new TreeSet<String>();
        acts.forEach((word, act) -> {
            if (passes(act)) {
                allowed.add(word);
            }
        });
        return allowed;
    }

    private static boolean passes(Runnable act) {
        try {
            act.run();
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }
}
