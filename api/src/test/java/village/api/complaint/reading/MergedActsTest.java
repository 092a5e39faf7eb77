package village.api.complaint.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Refusal;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Ending;
import village.api.complaint.Intake;
import village.api.complaint.MergedWork;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Rating;
import village.api.complaint.Status;
import village.api.complaint.catalogue.Due;
import village.api.complaint.reporter.PassByVillage;
import village.api.complaint.reporter.RateComplaint;
import village.api.complaint.reporter.RemindComplaint;
import village.api.complaint.reporter.ReopenComplaint;
import village.api.complaint.reporter.Supplement;
import village.api.complaint.reporter.SupplementComplaint;
import village.api.complaint.reporter.WithdrawComplaint;
import village.api.identity.Actor;

/** The words shown to the reporter of a merged case are the acts that would not be refused, however the other stands. */
class MergedActsTest {
    private static final Optional<Once> ONCE = Optional.empty();
    private static final Instant SOON = Office.FILED.plus(Duration.ofHours(1));
    private static final Instant MUCH_LATER = Office.FILED.plus(Duration.ofDays(31));

    private final Office office = new Office();
    private final Actor reporter = office.actor(Who.REPORTER);

    @ParameterizedTest
    @EnumSource(value = Status.class, mode = EnumSource.Mode.EXCLUDE, names = "MERGED")
    void whatIsOfferedIsWhatIsAllowed(Status status) {
        for (var intake : List.of(Cases.intake("灯坏了"), Cases.aboutStaff("收钱不办事"))) {
            var into = office.kept(office.in(status, intake));
            for (var own : shapes(into, intake)) {
                for (var now : List.of(SOON, MUCH_LATER)) {
                    agrees(own, into, now);
                }
            }
        }
    }

    /** As it was merged, urged of today, rated, and taken back. */
    private List<Complaint> shapes(Complaint into, Intake intake) {
        var filed = Cases.filed(office.village(), office.person(Who.REPORTER), intake, Office.FILED)
                .after();
        var plain = filed.with(Status.MERGED).with(filed.ending().merged(into.id()));
        return List.of(
                plain,
                plain.with(plain.urging().reminded(SOON.atZone(Due.ZONE).toLocalDate())),
                plain.with(plain.ending().rated(new Rating(true, 5, ""), Office.FILED)),
                plain.with(plain.ending().closed(Ending.Closing.WITHDRAWN, Office.FILED)));
    }

    private void agrees(Complaint own, Complaint into, Instant now) {
        var steps = office.complaints().steps(office.village(), into.id()).block();
        var around = new ReporterActs.Around(now, into, false, steps, Optional.empty(), Optional.empty());
        var allowed = new TreeSet<String>();
        acts(own.id(), now).forEach((word, act) -> {
            office.kept(into);
            office.kept(own);
            if (succeeds(act)) {
                allowed.add(word);
            }
        });
        assertThat(new TreeSet<>(ReporterActs.of(reporter, own, around).toList()))
                .as("%s, %s, %s", into.status(), own.ending(), now)
                .isEqualTo(allowed);
    }

    private Map<String, Mono<Complaint>> acts(Complaint.Id id, Instant now) {
        var work = office.work(now);
        var merged =
                new MergedWork(office.complaints(), office.followers(), Office.AT_ONCE, Cases.IDS, Office.clock(now));
        var acts = new TreeMap<String, Mono<Complaint>>();
        acts.put(
                "rate",
                new RateComplaint(work, merged, Cases.DUE_TIMES).rate(reporter, id, new Rating(true, 5, ""), ONCE));
        acts.put(
                "supplement",
                new SupplementComplaint(work, merged)
                        .supplement(reporter, id, new Supplement("靠墙那盏", List.of()), ONCE));
        acts.put("remind", new RemindComplaint(work, merged).remind(reporter, id, ONCE));
        acts.put("withdraw", new WithdrawComplaint(merged).withdraw(reporter, id, "", ONCE));
        acts.put("pass-by-village", new PassByVillage(merged, Cases.DUE_TIMES).pass(reporter, id, "", ONCE));
        acts.put(
                "reopen",
                new ReopenComplaint(
                                work, merged, office.complaints(), any -> Mono.just(office.staff()), Cases.DUE_TIMES)
                        .reopen(reporter, id, "没好", ONCE));
        return acts;
    }

    private static boolean succeeds(Mono<Complaint> act) {
        try {
            act.block();
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }
}
