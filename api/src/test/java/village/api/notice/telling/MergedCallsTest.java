package village.api.notice.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Ending;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.InMemoryFollowers;
import village.api.complaint.Intake;
import village.api.complaint.Moment;
import village.api.complaint.Reporting;
import village.api.complaint.Status;
import village.api.complaint.handling.Handlers.Handler;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.notice.Notice;
import village.api.place.Village;
import village.api.place.VillageCode;

/** A caller without WeChat hears by telephone what becomes of the case that his was merged into. */
class MergedCallsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Village village =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县");
    private final Map<String, Person.Id> people = new HashMap<>();
    private final List<Handler> staff = Stream.of(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER)
            .map(role -> new Handler(who(role.name()), role, Set.of(), role.name()))
            .toList();
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final ComplaintNews source =
            new ComplaintNews(complaints, of -> Mono.just(staff), new InMemoryFollowers(complaints));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        rejected        |                         | 没有受理，请打电话或者当面告诉反映人。
        answered        |                         | 有答复了，请打电话或者当面告诉反映人，并核实办好没有。
        transferred-out | sent=true               | 已转给上级部门办理，请打电话或者当面告诉反映人。
        closed          | closing=unrated         | 没有评价，已办结，请打电话或者当面告诉反映人。没解决可以重新办。
        closed          | closing=by-staff        | 已办结，请打电话或者当面告诉反映人。
        closed          | closing=no-information  | 等不到补充，先办结了，请打电话或者当面告诉反映人。
        """)
    void whoeverTookTheCallRingsAsIfItHadNotBeenMerged(String act, String fact, String said) {
        var goesOn = reported("neighbour");
        var between = reported("other-neighbour");
        var rung = called("CADRE");
        merged(rung, between);
        merged(between, goesOn);
        var task = first("CADRE", told(goesOn, act, fact));
        assertThat(task.kind()).isEqualTo(Notice.Kind.TASK);
        assertThat(task.words().standard())
                .isEqualTo("登记的诉求（编号 " + rung.ticket().value() + "）" + said);
        assertThat(task.link()).endsWith("/complaints/" + rung.id());
        assertThat(task.about().complaint()).contains(rung.id());
    }

    @Test
    void whoeverTookSeveralCallsAboutItIsToldHowMany() {
        var goesOn = called("CADRE");
        merged(called("CADRE"), goesOn);
        merged(called("DISPATCHER"), goesOn);
        merged(reported("neighbour"), goesOn);
        for (var act : List.of("rejected", "answered", "transferred-out")) {
            var told = told(goesOn, act, "sent=true");
            assertThat(first("CADRE", told).words().standard())
                    .contains("（编号 " + goesOn.ticket().value() + " 等 2 件）");
            assertThat(first("DISPATCHER", told).words().standard()).doesNotContain(" 等 ");
        }
        for (var closing : List.of("unrated", "by-staff", "no-information")) {
            assertThat(first("CADRE", told(goesOn, "closed", "closing=" + closing))
                            .words()
                            .standard())
                    .hasSizeLessThanOrEqualTo(Notice.MAX_TEXT);
        }
    }

    /** He is told his own as its reporter; that another rang him up about it is a task. */
    @Test
    void whoReportedTheOtherHimselfStillRingsWhomHeTookTheCallOf() {
        var goesOn = reported("CADRE");
        merged(called("CADRE"), goesOn);
        assertThat(told(goesOn, "rejected", ""))
                .filteredOn(news -> news.to().equals(who("CADRE")))
                .extracting(News::kind)
                .containsExactly(Notice.Kind.REJECTED, Notice.Kind.TASK);
    }

    @Test
    void whoMaySeeTheNameRingsWhereWhoTookTheCallMayNot() {
        var goesOn = reported("neighbour");
        merged(called("GRID_WORKER"), goesOn);
        var told = told(goesOn, "rejected", "");
        assertThat(told).extracting(News::to).contains(who("CADRE")).doesNotContain(who("GRID_WORKER"));
    }

    @Test
    void nobodyRingsForWhatIsOutOfTheMergeOrWhoHasComeSince() {
        var goesOn = reported("neighbour");
        var parted = called("CADRE");
        merged(parted, goesOn);
        kept(now(parted).parted(Cases.MONDAY_9, Cases.MONDAY_9));
        var come = called("CADRE");
        merged(come, goesOn);
        kept(now(come).foundReporter(who("come")));
        var takenBack = called("CADRE");
        merged(takenBack, goesOn);
        kept(now(takenBack).with(now(takenBack).ending().closed(Ending.Closing.WITHDRAWN, Cases.MONDAY_9)));
        assertThat(told(goesOn, "rejected", "")).extracting(News::kind).doesNotContain(Notice.Kind.TASK);
    }

    private List<News> told(Complaint complaint, String act, String fact) {
        var subject = new Event.Subject("complaint", complaint.id().value(), 9);
        var facts = fact == null || fact.isEmpty()
                ? Map.<String, String>of()
                : Map.of(fact.split("=")[0], fact.split("=")[1]);
        var event = new Event(
                UUID.randomUUID(), Optional.of(village.id()), subject, "complaint." + act, facts, Cases.MONDAY_9);
        return source.of(List.of(new NewsSource.Happening(event, village))).block(PATIENCE).stream()
                .flatMap(each -> each.news().stream())
                .toList();
    }

    private News first(String name, List<News> told) {
        return told.stream()
                .filter(news -> news.to().equals(who(name)))
                .findFirst()
                .orElseThrow();
    }

    private Person.Id who(String name) {
        return people.computeIfAbsent(name, any -> Cases.person());
    }

    private Complaint reported(String reporter) {
        return filed(
                new Reporting(Optional.of(who(reporter)), Optional.empty(), who(reporter), Reporting.Source.WECHAT));
    }

    private Complaint called(String filer) {
        return filed(new Reporting(Optional.empty(), Optional.empty(), who(filer), Reporting.Source.PHONE));
    }

    private Complaint filed(Reporting reporting) {
        Intake intake = Cases.intake("路灯不亮");
        var filed = Cases.filed(village.id(), reporting, intake, Cases.MONDAY_9);
        complaints
                .add(Cases.once(filed.after().id().toString()), List.of(filed))
                .block(PATIENCE);
        return filed.after();
    }

    private void merged(Complaint from, Complaint into) {
        kept(now(from).with(Status.MERGED).with(from.ending().merged(into.id())));
    }

    private void kept(Complaint after) {
        complaints
                .change(
                        village.id(),
                        after.id(),
                        Optional.empty(),
                        before -> Moment.system(Cases.MONDAY_9, Cases.IDS).quietly(after, "complaint.merged", Map.of()))
                .block(PATIENCE);
    }

    private Complaint now(Complaint complaint) {
        return complaints.byId(village.id(), complaint.id()).block(PATIENCE);
    }
}
