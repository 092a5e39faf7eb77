package village.api.notice.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.InMemoryFollowers;
import village.api.complaint.Intake;
import village.api.complaint.Rating;
import village.api.complaint.handling.Answer;
import village.api.complaint.handling.AnswerComplaint;
import village.api.complaint.handling.Handlers.Handler;
import village.api.complaint.reporter.RateComplaint;
import village.api.disclosure.InMemoryFilings;
import village.api.disclosure.checking.Checkers;
import village.api.disclosure.question.InMemoryQuestions;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.inquiry.InMemoryDesks;
import village.api.inquiry.InMemoryInquiries;
import village.api.notice.Notice;
import village.api.notice.channel.Addresses;
import village.api.notice.channel.InMemoryReplySlots;
import village.api.notice.channel.InMemorySubscriptions;
import village.api.notice.channel.SubscribeMessages;
import village.api.notice.channel.Template;
import village.api.notice.delivery.InMemoryDeliveries;
import village.api.notice.delivery.InMemoryDigests;
import village.api.notice.delivery.InMemoryNotices;
import village.api.notice.preference.InMemoryPreferences;
import village.api.place.Contact;
import village.api.place.InMemoryVillages;
import village.api.place.Village;
import village.api.place.VillageCode;

class TellPeopleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Instant NOW = Cases.MONDAY_9;

    private final Village village =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县");
    private final Person.Id reporter = Cases.person();
    private final Person.Id gridWorker = Cases.person();
    private final Person.Id cadre = Cases.person();
    private final Person.Id dispatcher = Cases.person();
    private final List<Handler> staff = new ArrayList<>(List.of(
            handler(gridWorker, Role.GRID_WORKER, "网格员 *志强"),
            handler(cadre, Role.CADRE, "村干部 *桂兰"),
            handler(dispatcher, Role.DISPATCHER, "乡镇调度员 *明")));
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final InMemoryVillages villages = new InMemoryVillages();
    private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(subscriptions, new InMemoryReplySlots());
    private final InMemoryDigests digests = new InMemoryDigests(deliveries);
    private final InMemoryNotices notices = new InMemoryNotices(deliveries, digests);
    private final InMemoryPreferences preferences = new InMemoryPreferences();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final TellPeople tellPeople = new TellPeople(
            new ComplaintNews(complaints, of -> Mono.just(staff), new InMemoryFollowers(complaints)),
            new BindingNews(of -> Mono.just(staff)),
            new FamilyNews(of -> Mono.just(staff)),
            new QuestionNews(new InMemoryQuestions(), of -> Mono.just(staff)),
            new FilingNews(
                    new InMemoryFilings(),
                    of -> Mono.just(List.of()),
                    new Checkers(of -> Mono.just(List.of()), (where, one, others) -> Mono.just(false)),
                    of -> Mono.just(staff)),
            new InquiryNews(new InMemoryInquiries(), new InMemoryDesks(), of -> Mono.just(staff)),
            new CreditNews(new NoMatters(), of -> Mono.just(staff)),
            new ArticleNews(of -> Mono.just(staff)),
            villages,
            new Planner(
                    subscriptions,
                    preferences,
                    of -> Flux.just(new Contact("村委", Optional.empty(), "0571-12345678")),
                    new Addresses(Optional.empty()),
                    Cases.IDS,
                    clock),
            notices);

    @BeforeEach
    void founded() {
        villages.put(village);
    }

    @Test
    void tellsTheReporterItsNumberAndTheCadresThatItWaits() {
        var filed = filed(Cases.intake("路灯不亮"));
        consume(filed.event());
        var ticket = filed.after().ticket().value();
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "reporter FILED 您反映的事已收到，编号 " + ticket + "。", "cadre TASK 有新的诉求等着派单，编号 " + ticket + "。");
        assertThat(notices.all())
                .allSatisfy(notice -> assertThat(notice.link())
                        .isEqualTo("#/villages/330999101201/complaints/"
                                + filed.after().id()));
    }

    @Test
    void troublesNoCadreWithWhatIsRouted() {
        var filed = filed(Cases.intake("路灯不亮"));
        var dispatched = dispatched(filed.after(), gridWorker);
        consume(filed.event());
        consume(dispatched.event());
        var ticket = filed.after().ticket().value();
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "reporter FILED 您反映的事已收到，编号 " + ticket + "。",
                        "reporter DISPATCHED 您反映的事（编号 " + ticket + "）已派给网格员办理。",
                        "grid worker TASK 有新的诉求要办，编号 " + ticket + "，请尽快查看。");
    }

    @Test
    void goesToTheTownshipWhereThereIsNoCadre() {
        staff.removeIf(one -> one.role() == Role.CADRE);
        consume(filed(Cases.intake("路灯不亮")).event());
        assertThat(kinds()).containsExactlyInAnyOrder("reporter FILED", "dispatcher TASK");
    }

    @Test
    void tellsACadreWhoReportsOnlyAsReporter() {
        var filed = Cases.filed(village.id(), cadre, Cases.intake("路灯不亮"), NOW);
        complaints.add(Cases.once("own"), List.of(filed)).block(PATIENCE);
        consume(filed.event());
        assertThat(kinds()).containsExactlyInAnyOrder("cadre FILED", "dispatcher TASK");
    }

    @Test
    void keepsCasesAboutStaffAboveTheVillage() {
        var twice = Cases.person();
        staff.add(handler(twice, Role.DISPATCHER, "乡镇调度员"));
        staff.add(handler(twice, Role.GRID_WORKER, "网格员"));
        var filed = filed(Cases.aboutStaff("村干部 赵桂兰 收钱不办事"));
        consume(filed.event());
        assertThat(kinds()).containsExactlyInAnyOrder("reporter FILED", "dispatcher TASK");
        var dispatched = dispatched(filed.after(), dispatcher);
        var answered = answered(dispatched.after(), dispatcher, Role.DISPATCHER);
        var rated = rated(answered.after(), false);
        consume(dispatched.event());
        consume(answered.event());
        consume(rated.event());
        assertThat(notices.all())
                .extracting(Notice::person)
                .isSubsetOf(reporter, dispatcher)
                .contains(dispatcher);
        assertThat(told()).anyMatch(line -> line.contains("已派给乡镇工作人员办理"));
    }

    @Test
    void tellsNoVillageStaffEvenWhenACaseAboutThemIsGivenToThem() {
        var filed = filed(Cases.aboutStaff("收钱不办事"));
        consume(dispatched(filed.after(), cadre).event());
        assertThat(kinds()).containsExactly("reporter DISPATCHED");
    }

    @Test
    void asksForARatingOfTheAnswerAndForItsCheck() {
        var dispatched = dispatched(filed(Cases.intake("路灯不亮")).after(), gridWorker);
        consume(answered(dispatched.after(), gridWorker, Role.GRID_WORKER).event());
        var ticket = dispatched.after().ticket().value();
        assertThat(told())
                .containsExactly(
                        "reporter ANSWERED 您反映的事（编号 " + ticket + "）有答复了，请评价。",
                        "cadre TO_CHECK 有诉求答复了，编号 " + ticket + "，请核实办好没有。");
    }

    @Test
    void tellsHandlerAndCadresThatItIsNotFixed() {
        consume(rated(false));
        assertThat(kinds()).containsExactlyInAnyOrder("grid worker TASK", "cadre TASK");
    }

    @Test
    void saysNothingOfWhatIsFixed() {
        consume(rated(true));
        assertThat(notices.all()).isEmpty();
    }

    @Test
    void doesNotTellAHandlerWhoLostTheCaseAgain() {
        var first = dispatched(filed(Cases.intake("路灯不亮")).after(), gridWorker);
        dispatched(first.after(), cadre);
        consume(first.event());
        assertThat(kinds()).containsExactly("reporter DISPATCHED");
    }

    @Test
    void tellsOfBindings() {
        consume(binding("binding.requested"));
        consume(binding("binding.refused"));
        consume(binding("binding.bound"));
        assertThat(told())
                .containsExactly(
                        "cadre TASK 有人申请绑定村民身份，请到工作台审核。",
                        "reporter BINDING_REFUSED 您在枫溪村的身份绑定没有通过，请联系村干部。",
                        "reporter BOUND 您已绑定枫溪村的村民身份。");
    }

    @Test
    void tellsWhoeverIsBoundThatSomebodyCameInAsHim() {
        consume(binding("citizen.joined"));
        consume(binding("citizen.parted"));
        assertThat(told())
                .containsExactly(
                        "reporter CITIZEN_JOINED 您的账号刚从浙里办登录，以后两边是同一个账号。不是您本人？请点开解除，或告诉枫溪村村干部。",
                        "reporter CITIZEN_PARTED 浙里办登录已经从您的账号解除，那边看不到您的资料了。");
    }

    @Test
    void tellsOfActingForOnesFamily() {
        consume(binding("family.requested"));
        consume(binding("family.refused"));
        consume(binding("family.approved"));
        consume(binding("family.ended"));
        assertThat(told())
                .containsExactly(
                        "cadre TASK 有人申请替家人办事，请到工作台审批。",
                        "reporter FAMILY_REFUSED 枫溪村没有同意您替家人办事，原因请点开看。",
                        "reporter FAMILY_APPROVED 枫溪村同意您替家人办事了。");
    }

    @Test
    void namesNobody() {
        var filed = filed(Cases.intake("陈秀英 13800000001 家门口路灯不亮"));
        var dispatched = dispatched(filed.after(), gridWorker);
        var answered = answered(dispatched.after(), gridWorker, Role.GRID_WORKER);
        var rated = rated(answered.after(), false);
        List.of(filed, dispatched, answered, rated).forEach(change -> consume(change.event()));
        assertThat(notices.all())
                .isNotEmpty()
                .allSatisfy(notice ->
                        assertThat(notice.title() + notice.text()).doesNotContain("秀英", "1380", "志强", "桂兰", "路灯"));
    }

    @Test
    void toldTwiceIsToldOnce() {
        var filed = filed(Cases.intake("路灯不亮"));
        consume(filed.event());
        consume(filed.event());
        assertThat(kinds()).containsExactlyInAnyOrder("reporter FILED", "cadre TASK");
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        consume(event("roster.imported", Map.of()));
        consume(event("complaint.merged", Map.of()));
        consume(event("complaint.filed", Map.of()));
        consume(event("binding.bound", Map.of()));
        assertThat(notices.all()).isEmpty();
    }

    @Test
    void plansAMessageForWhoCanBeReached() {
        reachable();
        var filed = filed(Cases.intake("路灯不亮"));
        consume(filed.event());
        consume(filed.event());
        assertThat(deliveries.all()).hasSize(1);
        var message = (SubscribeMessages.Message) deliveries.all().get(0).letter();
        assertThat(message.to()).isEqualTo(new OpenId("wx1", "o1"));
        assertThat(message.data())
                .containsEntry("character_string1", filed.after().ticket().value());
    }

    @Test
    void sendsNoOldNews() {
        reachable();
        var filed = Cases.filed(village.id(), reporter, Cases.intake("路灯不亮"), NOW.minus(Duration.ofHours(25)));
        complaints.add(Cases.once("old"), List.of(filed)).block(PATIENCE);
        consume(filed.event());
        assertThat(kinds()).contains("reporter FILED");
        assertThat(deliveries.all()).isEmpty();
    }

    private void reachable() {
        subscriptions.serve(village.id(), "wx1");
        subscriptions.signIn(reporter, new OpenId("wx1", "o1"));
        subscriptions.add(new Template(
                "wx1",
                Notice.Kind.FILED,
                "t1",
                "诉求进展",
                "pages/notice",
                Map.of("character_string1", Template.Source.TICKET)));
    }

    private Event rated(boolean fixed) {
        var dispatched = dispatched(filed(Cases.intake("路灯不亮")).after(), gridWorker);
        return rated(answered(dispatched.after(), gridWorker, Role.GRID_WORKER).after(), fixed)
                .event();
    }

    private Change filed(Intake intake) {
        var change = Cases.filed(village.id(), reporter, intake, NOW);
        complaints
                .add(Cases.once(change.after().id().toString()), List.of(change))
                .block(PATIENCE);
        return change;
    }

    private Change dispatched(Complaint complaint, Person.Id to) {
        return kept(complaint.dispatched(
                to, "村干部", "", false, Cases.moment(Cases.actor(cadre, village.id(), Role.CADRE), NOW)));
    }

    private Change answered(Complaint complaint, Person.Id by, Role role) {
        var actor = Cases.actor(by, village.id(), role);
        return kept(AnswerComplaint.answered(
                complaint, actor, "x", new Answer("已换灯泡", "", List.of(), false), Cases.moment(actor, NOW)));
    }

    private Change rated(Complaint complaint, boolean fixed) {
        var actor = Cases.actor(reporter, village.id(), Role.VILLAGER);
        return kept(
                RateComplaint.rated(actor, complaint, new Rating(fixed, 1, ""), Cases.TERMS, Cases.moment(actor, NOW)));
    }

    private Change kept(Change change) {
        complaints
                .change(village.id(), change.after().id(), Optional.empty(), before -> change)
                .block(PATIENCE);
        return change;
    }

    private Event binding(String type) {
        return event(type, Map.of("person", reporter.toString()));
    }

    private Event event(String type, Map<String, String> facts) {
        var subject = new Event.Subject("any", UUID.randomUUID(), 1);
        return new Event(UUID.randomUUID(), Optional.of(village.id()), subject, type, facts, NOW);
    }

    private void consume(Event event) {
        tellPeople.consume(new SequencedEvent(1, event)).block(PATIENCE);
    }

    private List<String> told() {
        return notices.all().stream()
                .map(notice -> who(notice.person()) + " " + notice.kind() + " " + notice.text())
                .toList();
    }

    private List<String> kinds() {
        return notices.all().stream()
                .map(notice -> who(notice.person()) + " " + notice.kind())
                .toList();
    }

    private String who(Person.Id person) {
        return Map.of(reporter, "reporter", gridWorker, "grid worker", cadre, "cadre", dispatcher, "dispatcher")
                .getOrDefault(person, "somebody");
    }

    private static Handler handler(Person.Id person, Role role, String label) {
        return new Handler(person, role, Set.of(), label);
    }
}
