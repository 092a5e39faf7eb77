package village.api.notice.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Entry;
import village.api.complaint.Followers;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.InMemoryFollowers;
import village.api.complaint.Intake;
import village.api.complaint.Moment;
import village.api.complaint.Reporting;
import village.api.complaint.Step;
import village.api.complaint.handling.Handlers.Handler;
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
import village.api.notice.channel.Template;
import village.api.notice.delivery.About.Discretion;
import village.api.notice.delivery.InMemoryDeliveries;
import village.api.notice.delivery.InMemoryDigests;
import village.api.notice.delivery.InMemoryNotices;
import village.api.notice.preference.InMemoryPreferences;
import village.api.notice.preference.Preference;
import village.api.notice.preference.QuietHours;
import village.api.notice.preference.Rhythm;
import village.api.notice.preference.Wording;
import village.api.place.Contact;
import village.api.place.InMemoryVillages;
import village.api.place.Village;
import village.api.place.VillageCode;

/** Whom each event of a case's life is told, in which words and when. */
class LifeCycleNewsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Half past nine in the evening: the village sleeps. */
    private static final Instant NIGHT = Instant.parse("2026-11-23T13:30:00Z");

    private static final Instant MORNING = Instant.parse("2026-11-23T23:00:00Z");

    private final Village village =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县");
    private final Map<String, Person.Id> people = new LinkedHashMap<>();
    private final List<Handler> staff = new ArrayList<>();
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final InMemoryFollowers followers = new InMemoryFollowers(complaints);
    private final InMemoryVillages villages = new InMemoryVillages();
    private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(subscriptions, new InMemoryReplySlots());
    private final InMemoryDigests digests = new InMemoryDigests(deliveries);
    private final InMemoryNotices notices = new InMemoryNotices(deliveries, digests);
    private final InMemoryPreferences preferences = new InMemoryPreferences();
    private final Clock clock = Clock.fixed(NIGHT, ZoneOffset.UTC);
    private final TellPeople tellPeople = new TellPeople(
            new ComplaintNews(complaints, of -> Mono.just(staff), followers),
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
        employ("grid-worker", Role.GRID_WORKER);
        employ("second-grid-worker", Role.GRID_WORKER);
        employ("cadre", Role.CADRE);
        employ("dispatcher", Role.DISPATCHER);
        employ("supervisor", Role.SUPERVISOR);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        accepted            |                                | reporter PROGRESS
        rejected            |                                | reporter REJECTED, supporter FOLLOWED, merged FOLLOWED
        progressed          | told=true                      | reporter PROGRESS
        progressed          | told=false                     |
        dispatched          | member=member                  | reporter DISPATCHED, member PROGRESS
        dispatched          | formerHandler=second-grid-worker | reporter DISPATCHED, second-grid-worker TASK
        objected            |                                | cadre TASK
        assistance-asked    | handler=second-grid-worker     | second-grid-worker TASK
        extension-asked     | asker=grid-worker              | dispatcher TASK
        extension-asked     | asker=dispatcher               | supervisor TASK
        extension-decided   | asker=second-grid-worker       | second-grid-worker TASK, reporter PROGRESS
        extension-decided   |                                | grid-worker TASK, reporter PROGRESS
        information-asked   | again=false                    | reporter ASKED, merged ASKED
        information-asked   | again=true                     | reporter ASKED, merged ASKED
        supplemented        |                                | grid-worker TASK
        supplemented-merged |                                |
        supplemented-merged | unheard=true                   | cadre TASK
        reminded            |                                | grid-worker TASK
        supervised          |                                | grid-worker TASK
        answered            |                                | reporter ANSWERED, cadre TO_CHECK, supporter FOLLOWED, merged FOLLOWED
        answered            | formerHandler=grid-worker      | reporter ANSWERED, cadre TO_CHECK, grid-worker TASK, supporter FOLLOWED, merged FOLLOWED
        answered            | member=member                  | reporter ANSWERED, member PROGRESS, cadre TO_CHECK, supporter FOLLOWED, merged FOLLOWED
        verified            | solved=true                    | reporter PROGRESS, supporter FOLLOWED, merged FOLLOWED
        verified            | solved=false                   | reporter PROGRESS, supporter FOLLOWED, merged FOLLOWED, grid-worker TASK
        rated               | fixed=false                    | grid-worker TASK, cadre TASK
        rated               | fixed=true                     |
        reopened            |                                | grid-worker TASK, cadre TASK, supporter FOLLOWED, merged FOLLOWED
        closed              | closing=rated                  | reporter CLOSED, supporter FOLLOWED, merged FOLLOWED
        closed              | closing=unrated                | reporter CLOSED, supporter FOLLOWED, merged FOLLOWED
        closed              | closing=by-staff               | reporter CLOSED, supporter FOLLOWED, merged FOLLOWED
        closed              | closing=no-information         | reporter CLOSED, grid-worker TASK, supporter FOLLOWED, merged FOLLOWED
        closed              | closing=withdrawn              | grid-worker TASK, supporter FOLLOWED, merged FOLLOWED
        transferred-out     | sent=true                      | reporter PROGRESS, supporter FOLLOWED, merged FOLLOWED
        transferred-out     | sent=false                     |
        transferred-out     | member=member                  | member PROGRESS
        merged              | member=member                  | reporter PROGRESS, member PROGRESS
        transferred-out     | formerHandler=grid-worker      | grid-worker TASK
        merged              | formerHandler=grid-worker      | reporter PROGRESS, grid-worker TASK
        merged-in           |                                | grid-worker TASK
        merged-in           | actor=grid-worker              |
        reopened            | member=member                  | grid-worker TASK, cadre TASK, member PROGRESS, supporter FOLLOWED, merged FOLLOWED
        offered             | read=true                      | reporter PROGRESS
        offered             | read=false                     | reporter PROGRESS
        claimed             | member=member                  | reporter PROGRESS, cadre TASK
        claimed             | formerHandler=grid-worker      | reporter PROGRESS, grid-worker TASK, cadre TASK
        claim-withdrawn     | member=member                  | cadre TASK
        claim-confirmed     | member=member                  | member PROGRESS
        published           |                                | reporter PROGRESS
        handed-up           | along=false                    | reporter PROGRESS, cadre TASK
        handed-up           | along=true                     | reporter PROGRESS
        transfer-overdue    |                                | dispatcher URGENT_TASK
        escalated           |                                | dispatcher URGENT_TASK
        escalated           | level=county                   | supervisor URGENT_TASK
        """)
    void tellsWhomItConcerns(String act, String fact, String expected) {
        consume(event(handled(Cases.intake("路灯不亮"), "reporter"), act, facts(fact)));
        var told = expected == null ? List.of() : List.of(expected.split(", "));
        assertThat(told()).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"CADRE, cadre", "DISPATCHER, dispatcher", "SUPERVISOR, supervisor", "'', cadre"})
    void tellsThoseANewCaseWaitsFor(String role, String expected) {
        var filed = Cases.filed(village.id(), who("reporter"), Cases.intake("路灯不亮"), NIGHT);
        complaints.add(Cases.once("waiting"), List.of(filed)).block(PATIENCE);
        consume(event(filed.after(), "filed", role.isEmpty() ? Map.of() : Map.of(Complaint.WAITS_FOR, role)));
        assertThat(told()).containsExactly("reporter FILED", expected + " TASK");
    }

    /** Who takes a case out of his own hands knows it. */
    @ParameterizedTest
    @CsvSource({"dispatched", "answered"})
    void tellsNobodyWhatHeDidHimself(String act) {
        var himself = who("grid-worker").toString();
        var facts = Map.of("formerHandler", himself, "actor", himself);
        consume(event(handled(Cases.intake("路灯不亮"), "reporter"), act, facts));
        assertThat(told()).doesNotContain("grid-worker TASK");
    }

    /** What asks somebody to act reaches whoever can, also before anybody has the case. */
    @ParameterizedTest
    @CsvSource({"supplemented, ''", "reminded, ''", "supervised, ''", "closed, withdrawn"})
    void tellsTheOverseersWhileNobodyHasIt(String act, String closing) {
        var filed = Cases.filed(village.id(), who("reporter"), Cases.intake("路灯不亮"), NIGHT);
        complaints.add(Cases.once("unhandled"), List.of(filed)).block(PATIENCE);
        consume(event(filed.after(), act, closing.isEmpty() ? Map.of() : Map.of("closing", closing)));
        assertThat(told()).containsExactly("cadre TASK");
    }

    /** They do not have it in hand themselves. */
    @Test
    void tellsTheOverseersOfAMergeIntoWhatNobodyHas() {
        var filed = Cases.filed(village.id(), who("reporter"), Cases.intake("路灯不亮"), NIGHT);
        complaints.add(Cases.once("unhandled"), List.of(filed)).block(PATIENCE);
        consume(event(filed.after(), "merged-in", Map.of()));
        assertThat(text("cadre")).contains("并到编号 ", " 这件").doesNotContain("您在办");
    }

    @ParameterizedTest
    @CsvSource({"supplemented", "reminded", "supervised"})
    void tellsThePartyMemberWhoTookIt(String act) {
        consume(event(claimed(), act, Map.of()));
        assertThat(told()).containsExactly("member TASK");
    }

    @Test
    void tellsThePartyMemberWhoTookItThatItWasTakenBack() {
        consume(event(claimed(), "closed", Map.of("closing", "withdrawn")));
        assertThat(told()).contains("member TASK");
    }

    private Complaint claimed() {
        var complaint = handled(Cases.intake("路灯不亮"), "reporter");
        var member = Cases.actor(who("member"), village.id(), Role.PARTY_MEMBER);
        var taken = Cases.moment(member, NIGHT)
                .change(
                        complaint.with(complaint.handling().claimedBy(who("member"))),
                        Entry.of(Step.Type.CLAIMED, "党员"),
                        "complaint.claimed");
        complaints
                .change(village.id(), complaint.id(), Optional.empty(), before -> taken)
                .block(PATIENCE);
        return complaint;
    }

    /** His mother has no WeChat: whoever filed for her hears what she would. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        accepted          | relative PROGRESS
        answered          | relative ANSWERED, cadre TO_CHECK
        information-asked | relative ASKED
        rejected          | relative REJECTED
        """)
    void tellsTheRelativeWhoFiled(String act, String expected) {
        var reporting = new Reporting(Optional.empty(), Optional.empty(), who("relative"), Reporting.Source.FAMILY);
        var filed = Cases.filed(village.id(), reporting, Cases.intake("路灯不亮"), NIGHT);
        complaints.add(Cases.once("family"), List.of(filed)).block(PATIENCE);
        consume(event(filed.after(), act, Map.of("again", "false")));
        assertThat(told()).containsExactly(expected.split(", "));
    }

    /** Whoever has it in hand can neither hear nor read it. */
    @Test
    void asksWhoMayHearAHiddenReporterToWriteDownWhatHeSaid() {
        var hidden = Cases.with(
                Cases.intake("路灯不亮"), Intake.NameVisibleTo.DISPATCHER_ONLY, Intake.Visibility.PRIVATE, false);
        consume(event(handled(hidden, "reporter"), "supplemented", Map.of("unheard", "true")));
        assertThat(told()).containsExactly("grid-worker TASK", "dispatcher TASK");
    }

    /** Whoever has the other case in hand need not see this one. */
    @Test
    void asksWhoMayHearAHiddenReporterOfAMergedCaseAsWell() {
        var hidden = Cases.with(
                Cases.intake("路灯不亮"), Intake.NameVisibleTo.DISPATCHER_ONLY, Intake.Visibility.PRIVATE, false);
        consume(event(handled(hidden, "reporter"), "supplemented-merged", Map.of("unheard", "true")));
        assertThat(told()).containsExactly("dispatcher TASK");
    }

    /** Nobody judges his own answer. */
    @Test
    void asksSomebodyElseThanWhoAnsweredToCheck() {
        consume(event(handled(Cases.intake("路灯不亮"), "reporter", "cadre"), "answered", Map.of()));
        assertThat(told())
                .containsExactly("reporter ANSWERED", "dispatcher TO_CHECK", "supporter FOLLOWED", "merged FOLLOWED");
    }

    /** Who joined has no case of his own: nobody sees to what is not solved for him. */
    @Test
    void tellsWhoJoinedThatAWithdrawnCaseIsNotDone() {
        consume(event(handled(Cases.intake("路灯不亮"), "reporter"), "closed", Map.of("closing", "withdrawn")));
        assertThat(notices.all())
                .filteredOn(notice -> notice.person().equals(who("supporter")))
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.text()).contains("反映人撤回了，您还没解决的请自己反映").doesNotContain("办结"));
    }

    /** He agreed to no more readers than he is told of. */
    @ParameterizedTest
    @CsvSource({"false, 接下的人才能看到详情", "true, 本村党员能看到内容"})
    void saysWhoReadsWhatIsOfferedToPartyMembers(String read, String said) {
        consume(event(handled(Cases.intake("路灯不亮"), "reporter"), "offered", Map.of("read", read)));
        assertThat(text("reporter")).contains("已请村里的党员来接，" + said);
    }

    /** Nobody can write to a caller without WeChat: whoever took the call rings him. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        rejected        |                  | 没有受理，请打电话或者当面告诉反映人
        answered        |                  | 有答复了，请打电话或者当面告诉反映人，并核实办好没有
        transferred-out | sent=true        | 已转给上级部门办理，请打电话或者当面告诉反映人
        closed          | closing=unrated  | 已办结，请打电话或者当面告诉反映人
        closed          | closing=by-staff | 已办结，请打电话或者当面告诉反映人
        """)
    void asksWhoeverTookTheCallToRing(String act, String fact, String said) {
        consume(event(called(Cases.intake("路灯不亮"), "cadre"), act, facts(fact)));
        assertThat(told()).containsExactly("cadre TASK");
        assertThat(notices.all().get(0).text()).contains(said);
    }

    /** Nobody judges his own answer, be it that he took the call as well. */
    @Test
    void asksWhoeverTookTheCallForNoMoreThanHeMayDo() {
        var answered = answeredBy("cadre", called(Cases.intake("路灯不亮"), "cadre"));
        consume(event(answered, "answered", Map.of()));
        assertThat(told()).containsExactly("cadre TASK", "dispatcher TO_CHECK");
        assertThat(text("cadre")).endsWith("请打电话或者当面告诉反映人。").doesNotContain("核实");
        assertThat(text("dispatcher")).contains("请核实办好没有");
    }

    /** That he has it no more he hears at once, and what is asked of him besides; when he rings, it is all one. */
    @Test
    void asksWhoeverHadItInHandToCheckAsWell() {
        var answered = answeredBy("dispatcher", handled(Cases.intake("路灯不亮"), "reporter", "cadre"));
        var facts = Map.of("formerHandler", who("cadre").toString());
        consume(event(answered, "answered", facts));
        assertThat(told()).contains("cadre TO_CHECK", "cadre TASK");
        consume(event(answeredBy("dispatcher", called(Cases.intake("灯坏了"), "cadre")), "answered", facts));
        assertThat(notices.all())
                .filteredOn(notice -> notice.person().equals(who("cadre")))
                .last()
                .satisfies(notice -> assertThat(notice.text()).contains("告诉反映人，并核实办好没有"));
    }

    private Complaint answeredBy(String name, Complaint complaint) {
        var after = complaint.with(complaint.handling().dispatchedTo(who(name)));
        complaints
                .change(
                        village.id(),
                        complaint.id(),
                        Optional.empty(),
                        before -> Moment.system(NIGHT, Cases.IDS).quietly(after, "complaint.dispatched", Map.of()))
                .block(PATIENCE);
        return after;
    }

    /** He said so himself, or whoever spoke for him did. */
    @ParameterizedTest
    @CsvSource({"closed, closing=rated", "transferred-out, sent=false", "progressed, told=true"})
    void asksNobodyToRingForWhatTheCallerKnows(String act, String fact) {
        consume(event(called(Cases.intake("路灯不亮"), "cadre"), act, facts(fact)));
        assertThat(told()).isEmpty();
    }

    @Test
    void asksNobodyToRingWhoHasCome() {
        var found = called(Cases.intake("路灯不亮"), "cadre").foundReporter(who("reporter"));
        complaints
                .change(
                        village.id(),
                        found.id(),
                        Optional.empty(),
                        before -> Moment.system(NIGHT, Cases.IDS).quietly(found, "complaint.reporter-found", Map.of()))
                .block(PATIENCE);
        consume(event(found, "rejected", Map.of()));
        assertThat(told()).containsExactly("reporter REJECTED");
    }

    /** Who left, and who may not see the name, cannot ring: whoever oversees it and may see it does. */
    @Test
    void asksWhoeverMaySeeTheNameToRing() {
        consume(event(called(Cases.intake("路灯不亮"), "former-cadre"), "rejected", Map.of()));
        consume(event(called(Cases.intake("路灯不亮"), "grid-worker"), "rejected", Map.of()));
        assertThat(told()).containsExactly("cadre TASK", "cadre TASK");
        var hidden = Cases.with(
                Cases.intake("路灯不亮"), Intake.NameVisibleTo.DISPATCHER_ONLY, Intake.Visibility.PRIVATE, false);
        consume(event(called(hidden, "cadre"), "rejected", Map.of()));
        consume(event(called(Cases.aboutStaff("收钱不办事"), "cadre"), "rejected", Map.of()));
        assertThat(told()).containsExactly("cadre TASK", "cadre TASK", "dispatcher TASK", "dispatcher TASK");
    }

    private Complaint called(Intake intake, String filer) {
        var reporting = new Reporting(Optional.empty(), Optional.empty(), who(filer), Reporting.Source.PHONE);
        var filed = Cases.filed(village.id(), reporting, intake, NIGHT);
        complaints
                .add(Cases.once(filed.after().id().toString()), List.of(filed))
                .block(PATIENCE);
        return filed.after();
    }

    /** A cadre who filed for his mother hears of it as her relative; to see to it is somebody else's. */
    @Test
    void tellsWhoeverFiledForARelativeNothingAsStaff() {
        var reporting = new Reporting(Optional.empty(), Optional.empty(), who("cadre"), Reporting.Source.FAMILY);
        var filed = Cases.filed(village.id(), reporting, Cases.intake("路灯不亮"), NIGHT);
        complaints.add(Cases.once("family"), List.of(filed)).block(PATIENCE);
        consume(event(filed.after(), "filed", Map.of()));
        assertThat(told()).containsExactly("cadre FILED", "dispatcher TASK");
    }

    @Test
    void tellsSupportersNothingMoreOfACaseAboutStaff() {
        var complaint = handled(Cases.aboutStaff("收钱不办事"), "reporter");
        var joinedWhatWasMerged = new Followers.Follower(who("joiner"), Followers.Why.MERGED, Optional.empty());
        followers.add(village.id(), complaint.id(), joinedWhatWasMerged).block(PATIENCE);
        consume(event(complaint, "answered", Map.of()));
        assertThat(told()).containsExactly("reporter ANSWERED", "dispatcher TO_CHECK", "merged FOLLOWED");
    }

    @Test
    void tellsBothReportersOfAMerge() {
        var into = handled(Cases.intake("路灯不亮"), "other-reporter");
        var merged = handled(Cases.intake("灯坏了"), "reporter");
        consume(event(merged, "merged", Map.of("into", into.id().toString())));
        assertThat(told()).containsExactly("reporter PROGRESS", "other-reporter PROGRESS");
        assertThat(notices.all()).extracting(Notice::link).containsExactly(link(merged), link(into));
    }

    /** A number he never saw would tell him nothing, and its page would show him little. */
    @Test
    void tellsWhoeverReportedWhatWasMergedByHisOwnNumber() {
        var into = handled(Cases.intake("路灯不亮"), "other-reporter");
        var own = handled(Cases.intake("灯坏了"), "reporter");
        followers
                .add(village.id(), into.id(), Followers.Follower.merged(who("reporter"), own.id()))
                .block(PATIENCE);
        consume(event(into, "answered", Map.of()));
        assertThat(notices.all())
                .filteredOn(notice -> notice.person().equals(who("reporter")))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.kind()).isEqualTo(Notice.Kind.FOLLOWED);
                    assertThat(notice.link()).isEqualTo(link(own));
                    assertThat(notice.text()).contains(own.ticket().value());
                });
        assertThat(notices.all())
                .filteredOn(notice -> notice.person().equals(who("supporter")))
                .extracting(Notice::link)
                .containsExactly(link(into));
    }

    /** Every event there is, with everybody of the village's staff named in it. */
    @ParameterizedTest
    @CsvSource({"grid-worker", "cadre"})
    void tellsNobodyOfTheVillagesStaffOfACaseAboutThem(String named) {
        people.put("supporter", who("second-grid-worker"));
        people.put("merged", who("second-grid-worker"));
        var complaint = handled(Cases.aboutStaff("收钱不办事"), "reporter", named);
        var id = who(named).toString();
        var facts = new HashMap<>(Map.of("handler", id, "formerHandler", id, "asker", id, "member", id));
        facts.putAll(Map.of("fixed", "false", "along", "false", "sent", "true", "read", "false"));
        ComplaintLines.ALL.stream()
                .map(ComplaintLines.Line::type)
                .distinct()
                .forEach(type -> consume(event(complaint, type.replace("complaint.", ""), facts)));
        assertThat(notices.told()).isNotEmpty().allSatisfy(telling -> {
            assertThat(telling.notice().person()).isIn(who("reporter"), who("dispatcher"), who("supervisor"));
            assertThat(telling.about().discretion()).isEqualTo(Discretion.ABOVE);
        });
    }

    @Test
    void saysUntilWhenASilentReporterIsWaitedFor() {
        var facts = Map.of("again", "true", "until", "2026-12-07");
        consume(event(handled(Cases.intake("路灯不亮"), "reporter"), "information-asked", facts));
        assertThat(text("reporter")).contains("12月7日前没有补充就先办结");
    }

    /** It ends for all of them: whoever reported the same may know what is asked. */
    @Test
    void saysSoToWhoeverReportedWhatWasMergedIntoIt() {
        var facts = Map.of("again", "true", "until", "2026-12-07");
        var complaint = handled(Cases.intake("路灯不亮"), "reporter");
        consume(event(complaint, "information-asked", facts));
        assertThat(text("merged")).contains("12月7日前没有人补充就先办结");
        assertThat(told()).doesNotContain("supporter ASKED");
        consume(event(complaint, "closed", Map.of("closing", "no-information")));
        assertThat(notices.all())
                .filteredOn(notice -> notice.person().equals(who("merged")))
                .extracting(Notice::text)
                .anySatisfy(text -> assertThat(text).contains("一直没有人补充"))
                .noneSatisfy(text -> assertThat(text).contains("已办结"));
    }

    /** Who has no case of his own there adds nothing to it: nothing waits for him. */
    @ParameterizedTest
    @CsvSource({"false", "true"})
    void tellsWhoeverJoinedWhatWasMergedAsAFollower(String again) {
        var complaint = handled(Cases.intake("路灯不亮"), "reporter");
        var joined = new Followers.Follower(who("joiner"), Followers.Why.MERGED, Optional.empty());
        followers.add(village.id(), complaint.id(), joined).block(PATIENCE);
        consume(event(complaint, "information-asked", Map.of("again", again, "until", "2026-12-07")));
        assertThat(told()).containsExactly("reporter ASKED", "merged ASKED", "joiner FOLLOWED");
        assertThat(text("joiner")).contains("补充");
    }

    private String text(String name) {
        return notices.all().stream()
                .filter(notice -> notice.person().equals(who(name)))
                .map(Notice::text)
                .reduce((one, other) -> {
                    throw new AssertionError("told twice: " + one + ", " + other);
                })
                .orElseThrow();
    }

    @Test
    void leavesTheReporterUnnamedWhoDoesNotWantToBe() {
        var hidden = Cases.with(
                Cases.intake("路灯不亮"), Intake.NameVisibleTo.DISPATCHER_ONLY, Intake.Visibility.PRIVATE, false);
        consume(event(handled(hidden, "reporter"), "rejected", Map.of()));
        assertThat(notices.told())
                .extracting(telling -> telling.about().discretion())
                .containsOnly(Discretion.UNNAMED);
    }

    @Test
    void everyLineFitsANotice() {
        assertThat(ComplaintLines.ALL).allSatisfy(line -> {
            var words = line.words()
                    .with("{ticket}", "123456789012")
                    .with("{label}", "乡镇工作人员")
                    .with("{until}", "12月31日");
            for (var wording : Wording.values()) {
                var text = words.in(wording, Optional.of(new Contact("网格员", Optional.empty(), "0571-12345678")));
                assertThat(text.codePointCount(0, text.length())).isLessThanOrEqualTo(Notice.MAX_TEXT);
                assertThat(text).doesNotContain("{");
            }
        });
    }

    // --- in which words

    @Test
    void speaksPlainlyToTheOldAndSaysWhomToCall() {
        preferences.enter(who("reporter"), false, Optional.of(LocalDate.of(1950, 5, 1)));
        consume(event(handled(Cases.intake("路灯不亮"), "reporter"), "answered", Map.of()));
        assertThat(notices.all().get(0).text()).isEqualTo("您说的事有答复了。有事打村委电话0571-12345678。");
    }

    @Test
    void sendsNobodyToTheOfficeHisCaseIsAbout() {
        preferences.enter(who("reporter"), false, Optional.of(LocalDate.of(1950, 5, 1)));
        consume(event(handled(Cases.aboutStaff("收钱不办事"), "reporter"), "answered", Map.of()));
        assertThat(notices.all().get(0).text()).isEqualTo("您说的事有答复了。");
    }

    // --- when

    @Test
    void waitsForTheMorningButNotWhenItIsUrgent() {
        reachable("reporter", Notice.Kind.ANSWERED);
        reachable("dispatcher", Notice.Kind.URGENT_TASK);
        var complaint = handled(Cases.intake("路灯不亮"), "reporter");
        consume(event(complaint, "answered", Map.of()));
        consume(event(complaint, "escalated", Map.of()));
        assertThat(deliveries.all())
                .extracting(delivery -> delivery.plannedAt())
                .containsExactly(MORNING, NIGHT);
    }

    @Test
    void gathersProgressForWhoWorksAwayButNotTheAnswer() {
        reachable("reporter", Notice.Kind.PROGRESS);
        reachable("reporter", Notice.Kind.ANSWERED);
        preferences.enter(who("reporter"), true, Optional.empty());
        var complaint = handled(Cases.intake("路灯不亮"), "reporter");
        consume(event(complaint, "accepted", Map.of()));
        consume(event(complaint, "verified", Map.of("solved", "true")));
        consume(event(complaint, "answered", Map.of()));
        assertThat(notices.all())
                .extracting(Notice::person)
                .filteredOn(who("reporter")::equals)
                .hasSize(3);
        assertThat(digests.all())
                .filteredOn(digest -> digest.person().equals(who("reporter")))
                .singleElement()
                .satisfies(digest -> assertThat(digest.notices()).isEqualTo(2));
        assertThat(deliveries.all()).hasSize(1);
    }

    /** The task list has each at once. */
    @Test
    void tellsACadreOnceADayWhatIsToBeCheckedHoweverMuchItIs() {
        reachable("cadre", Notice.Kind.TO_CHECK);
        preferences
                .choose(who("cadre"), new Preference(QuietHours.USUAL, Rhythm.OFF, Wording.STANDARD), NIGHT)
                .block(PATIENCE);
        for (var each = 0; each < 3; each++) {
            consume(event(handled(Cases.intake("路灯不亮"), "reporter"), "answered", Map.of()));
        }
        assertThat(notices.all())
                .extracting(Notice::person)
                .filteredOn(who("cadre")::equals)
                .hasSize(3);
        assertThat(digests.all()).singleElement().satisfies(digest -> {
            assertThat(digest.person()).isEqualTo(who("cadre"));
            assertThat(digest.notices()).isEqualTo(3);
        });
        assertThat(deliveries.all()).isEmpty();
    }

    @Test
    void gathersNothingForWhoWantsEachByItself() {
        reachable("reporter", Notice.Kind.PROGRESS);
        preferences.enter(who("reporter"), true, Optional.empty());
        preferences
                .choose(who("reporter"), new Preference(QuietHours.USUAL, Rhythm.OFF, Wording.STANDARD), NIGHT)
                .block(PATIENCE);
        consume(event(handled(Cases.intake("路灯不亮"), "reporter"), "accepted", Map.of()));
        assertThat(digests.all()).isEmpty();
        assertThat(deliveries.all()).hasSize(1);
    }

    // --- words

    private void reachable(String name, Notice.Kind kind) {
        subscriptions.serve(village.id(), "wx1");
        subscriptions.signIn(who(name), new OpenId("wx1", "o-" + name));
        subscriptions.add(new Template("wx1", kind, "t-" + kind, "通知", "pages/notice", Map.of()));
    }

    private Person.Id who(String name) {
        return people.computeIfAbsent(name, any -> Cases.person());
    }

    private void employ(String name, Role role) {
        staff.add(new Handler(who(name), role, Set.of(), name));
    }

    private Complaint handled(Intake intake, String reporter) {
        return handled(intake, reporter, "grid-worker");
    }

    private Complaint handled(Intake intake, String reporter, String handler) {
        var filed = Cases.filed(village.id(), who(reporter), intake, NIGHT);
        complaints
                .add(Cases.once(filed.after().id().toString()), List.of(filed))
                .block(PATIENCE);
        var cadre = Cases.actor(who("cadre"), village.id(), Role.CADRE);
        var change = filed.after().dispatched(who(handler), "村干部", "", false, Cases.moment(cadre, NIGHT));
        complaints
                .change(village.id(), filed.after().id(), Optional.empty(), before -> change)
                .block(PATIENCE);
        followers
                .add(village.id(), filed.after().id(), Followers.Follower.supporting(who("supporter")))
                .block(PATIENCE);
        followers
                .add(
                        village.id(),
                        filed.after().id(),
                        Followers.Follower.merged(who("merged"), new Complaint.Id(Cases.IDS.next())))
                .block(PATIENCE);
        return change.after();
    }

    private Map<String, String> facts(String fact) {
        if (fact == null) {
            return Map.of();
        }
        var parts = fact.split("=");
        var value =
                Set.of("handler", "formerHandler", "asker", "member", "actor").contains(parts[0])
                        ? who(parts[1]).toString()
                        : parts[1];
        return Map.of(parts[0], value);
    }

    private Event event(Complaint complaint, String act, Map<String, String> facts) {
        var subject = new Event.Subject("complaint", complaint.id().value(), 9);
        return new Event(UUID.randomUUID(), Optional.of(village.id()), subject, "complaint." + act, facts, NIGHT);
    }

    private void consume(Event event) {
        tellPeople.consume(new SequencedEvent(1, event)).block(PATIENCE);
    }

    private String link(Complaint complaint) {
        return "#/villages/330999101201/complaints/" + complaint.id();
    }

    private List<String> told() {
        return notices.all().stream()
                .map(notice -> name(notice.person()) + " " + notice.kind())
                .toList();
    }

    private String name(Person.Id person) {
        return people.entrySet().stream()
                .filter(known -> known.getValue().equals(person))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("somebody");
    }
}
