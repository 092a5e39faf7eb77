package village.api.complaint.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Access;
import village.api.complaint.CaseWork;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Deadline;
import village.api.complaint.Intake;
import village.api.complaint.MergedWork;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Status;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.DueTimes;
import village.api.complaint.catalogue.WorkingDays;
import village.api.complaint.handling.AcceptComplaint;
import village.api.complaint.handling.Answer;
import village.api.complaint.handling.AnswerComplaint;
import village.api.complaint.handling.AskAssistance;
import village.api.complaint.handling.AskInformation;
import village.api.complaint.handling.CategoriseComplaint;
import village.api.complaint.handling.DispatchComplaint;
import village.api.complaint.handling.Handlers;
import village.api.complaint.handling.NoteProgress;
import village.api.complaint.handling.ObjectToDispatch;
import village.api.complaint.handling.Progress;
import village.api.complaint.handling.PublicWords;
import village.api.complaint.handling.RejectComplaint;
import village.api.complaint.handling.above.AskExtension;
import village.api.complaint.handling.above.CloseComplaint;
import village.api.complaint.handling.above.DecideExtension;
import village.api.complaint.handling.above.MergeComplaints;
import village.api.complaint.handling.above.PublishComplaint;
import village.api.complaint.handling.above.StatutoryPeriods;
import village.api.complaint.handling.above.SuperviseComplaint;
import village.api.complaint.handling.above.TakeFromVillage;
import village.api.complaint.handling.above.TransferComplaint;
import village.api.complaint.handling.above.VerifyAnswer;
import village.api.complaint.handling.above.WithdrawPublication;
import village.api.complaint.handling.offer.ConfirmClaim;
import village.api.complaint.handling.offer.OfferComplaint;
import village.api.complaint.handling.offer.WithdrawOffer;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Grid;

/** What the pages offer is what the acts allow: for every state of a case and everybody around it. */
class StaffActsTest {
    private static final Instant SOON = Office.FILED.plus(Duration.ofHours(1));
    private static final Instant LATER = Office.FILED.plus(Duration.ofDays(8));

    private static final Set<Who> DISPATCHING = EnumSet.of(Who.CADRE, Who.DISPATCHER);
    private static final Set<Who> WORKING = EnumSet.of(Who.HANDLER, Who.CADRE, Who.DISPATCHER);
    private static final Set<Who> ABOVE = EnumSet.of(Who.DISPATCHER, Who.SUPERVISOR);

    private final Office office = new Office();

    static Stream<Arguments> whoMayWhat() {
        return Stream.of(
                Arguments.of("accept", Status.SUBMITTED, DISPATCHING),
                Arguments.of("accept", Status.DISPATCHED, Set.of(Who.HANDLER)),
                Arguments.of("reject", Status.ACCEPTED, DISPATCHING),
                Arguments.of("dispatch", Status.ACCEPTED, DISPATCHING),
                Arguments.of("object", Status.DISPATCHED, Set.of(Who.HANDLER)),
                Arguments.of("assist", Status.IN_PROGRESS, WORKING),
                Arguments.of(
                        "note", Status.IN_PROGRESS, EnumSet.of(Who.HANDLER, Who.ASSISTANT, Who.CADRE, Who.DISPATCHER)),
                Arguments.of("ask-information", Status.IN_PROGRESS, WORKING),
                Arguments.of("ask-extension", Status.IN_PROGRESS, Set.of(Who.HANDLER)),
                Arguments.of("answer", Status.IN_PROGRESS, WORKING),
                Arguments.of("answer", Status.TRANSFERRED_OUT, WORKING),
                Arguments.of("verify", Status.ANSWERED, EnumSet.of(Who.CADRE, Who.DISPATCHER, Who.SUPERVISOR)),
                Arguments.of("supervise", Status.ANSWERED, ABOVE),
                Arguments.of("about-staff", Status.IN_PROGRESS, ABOVE),
                Arguments.of("about-staff", Status.MERGED, ABOVE),
                Arguments.of("categorise", Status.IN_PROGRESS, WORKING),
                Arguments.of("transfer", Status.ACCEPTED, ABOVE),
                Arguments.of("merge", Status.ACCEPTED, DISPATCHING),
                Arguments.of("close", Status.RATED, DISPATCHING),
                Arguments.of("offer", Status.ACCEPTED, DISPATCHING),
                Arguments.of(
                        "view-contact",
                        Status.CLOSED,
                        EnumSet.of(
                                Who.HANDLER, Who.ASSISTANT, Who.COLLEAGUE, Who.CADRE, Who.DISPATCHER, Who.SUPERVISOR)));
    }

    @ParameterizedTest
    @MethodSource("whoMayWhat")
    void offersAnActToTheRightPeopleOnly(String word, Status status, Set<Who> expected) {
        assertThat(offered(word, office.in(status))).isEqualTo(expected);
    }

    @Test
    void offersADecisionAboveWhereOneWaits() {
        var waiting = office.wishing(office.in(Status.IN_PROGRESS));
        assertThat(offered("decide-extension", waiting)).isEqualTo(ABOVE);
        assertThat(offered("ask-extension", waiting)).isEmpty();
        assertThat(offered("decide-extension", office.in(Status.IN_PROGRESS))).isEmpty();
    }

    @Test
    void offersToPublishToTheTownshipAloneWhereTheReporterAllowedIt() {
        var allowed = office.in(Status.IN_PROGRESS, Cases.mayBePublic("路灯不亮"));
        assertThat(offered("publish", allowed)).containsExactly(Who.DISPATCHER);
        assertThat(offered("unpublish", allowed.publishedIf(true))).containsExactly(Who.DISPATCHER);
        assertThat(offered("publish", allowed.publishedIf(true))).isEmpty();
        assertThat(offered("publish", office.in(Status.IN_PROGRESS))).isEmpty();
    }

    @Test
    void offersToTakeBackAnOfferAndToConfirmAService() {
        var open = office.in(Status.ACCEPTED);
        assertThat(offered("unoffer", open.with(open.handling().offered(true)))).isEqualTo(DISPATCHING);
        var good = office.in(Status.VERIFIED);
        assertThat(offered("confirm-claim", claimed(good))).isEqualTo(DISPATCHING);
        assertThat(offered("confirm-claim", good)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void offersNobodyInTheVillageAnythingInACaseAboutStaff(Status status) {
        var complaint = office.in(status, Cases.aboutStaff("干部态度差"));
        for (var who : EnumSet.complementOf(EnumSet.copyOf(ABOVE))) {
            assertThat(StaffActs.of(office.actor(who), complaint, SOON))
                    .as(who.name())
                    .isEmpty();
        }
    }

    /** Whoever is staff of the village as well is judged as such where it is about them, or a name is kept from them. */
    @Test
    void offersNobodyWhoWorksInTheVillageAsWellWhatIsKeptFromIt() {
        var shy = Cases.with(
                Cases.intake("有人偷倒垃圾"), Intake.NameVisibleTo.DISPATCHER_ONLY, Intake.Visibility.PRIVATE, false);
        for (var both : both()) {
            assertThat(StaffActs.of(both, office.in(Status.IN_PROGRESS, Cases.aboutStaff("干部态度差")), SOON))
                    .isEmpty();
            assertThat(StaffActs.of(both, office.in(Status.IN_PROGRESS, shy), SOON))
                    .contains("supervise")
                    .doesNotContain("view-contact");
            assertThat(Access.view(both, true).aboutStaff()).isFalse();
        }
        assertThat(Access.view(office.actor(Who.DISPATCHER), true).aboutStaff()).isTrue();
    }

    /** A case about staff goes to nobody who works in the village as well. */
    @Test
    void nobodyWhoWorksInTheVillageAsWellIsGivenACaseAboutStaff() {
        var person = office.person(Who.DISPATCHER);
        var grids = Set.<Grid.Id>of();
        var township = new Handlers.Handler(person, Role.DISPATCHER, grids, "");
        var inVillage = new Handlers.Handler(person, Role.GRID_WORKER, grids, "");
        var about = office.in(Status.ACCEPTED, Cases.aboutStaff("干部态度差"));
        assertThat(Handlers.fits(List.of(township), person, about)).isTrue();
        assertThat(Handlers.fits(List.of(inVillage, township), person, about)).isFalse();
        assertThat(Handlers.fits(List.of(inVillage, township), person, office.in(Status.ACCEPTED)))
                .isTrue();
    }

    private List<Actor> both() {
        return List.of(
                Cases.actor(Cases.person(), office.village(), Role.DISPATCHER, Role.CADRE),
                Cases.actor(Cases.person(), office.village(), Role.SUPERVISOR, Role.GRID_WORKER));
    }

    private Set<Who> offered(String word, Complaint complaint) {
        return Stream.of(Who.values())
                .filter(who -> StaffActs.of(office.actor(who), complaint, SOON).anyMatch(word::equals))
                .collect(Collectors.toSet());
    }

    private Complaint claimed(Complaint complaint) {
        return complaint.with(complaint.handling().claimedBy(office.person(Who.MEMBER)));
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void offersExactlyWhatTheActsAllow(Status status) {
        var usual = office.in(status);
        var cases = List.of(
                usual,
                office.wishing(usual),
                usual.with(usual.handling().offered(true)),
                claimed(usual),
                usual.with(usual.handling().objected(office.person(Who.HANDLER)).heldBy(usual.handler())),
                office.in(status, Cases.mayBePublic("路灯不亮")),
                office.in(status, Cases.mayBePublic("路灯不亮")).publishedIf(true),
                office.in(status, Cases.aboutStaff("干部态度差")));
        for (var complaint : cases) {
            for (var now : List.of(SOON, LATER)) {
                for (var who : Who.values()) {
                    agrees(office.actor(who), complaint, now);
                }
                for (var both : both()) {
                    agrees(both, complaint, now);
                }
            }
        }
    }

    private void agrees(Actor actor, Complaint complaint, Instant now) {
        var allowed = acts(actor, complaint, now).entrySet().stream()
                .filter(act -> succeeds(act.getValue(), complaint))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(StaffActs.of(actor, complaint, now).filter(word -> !word.equals("view-contact")))
                .as("%s of %s by %s", complaint.status(), complaint.handling(), actor.roles())
                .containsExactlyInAnyOrderElementsOf(allowed);
    }

    private boolean succeeds(Mono<Complaint> act, Complaint complaint) {
        office.kept(complaint.withSupports(complaint.supports()));
        try {
            act.block();
            return true;
        } catch (Refusal refused) {
            assertThat(refused.reason()).isNotEqualTo(Reason.REQUEST_INVALID);
            return false;
        }
    }

    /** Every act with words that would do. The case is kept anew before each. */
    private Map<String, Mono<Complaint>> acts(Actor actor, Complaint complaint, Instant now) {
        var work =
                new CaseWork(office.complaints(), office.attachments(), Office.AT_ONCE, Cases.IDS, Office.clock(now));
        var clock = Office.clock(now);
        var merged = new MergedWork(office.complaints(), office.followers(), Office.AT_ONCE, Cases.IDS, clock);
        var id = complaint.id();
        Optional<Once> once = Optional.empty();
        Handlers handlers = any -> Mono.just(office.staff());
        var days = new DueTimes(
                any -> Mono.just(new Categories.Catalogue(
                        "test",
                        List.of(new Category("0301", Optional.empty(), "路灯", Optional.empty(), Due.PROMISE, "")))),
                () -> Mono.just(new WorkingDays(Map.of())));
        var spare = office.person(Who.DISPATCHER);
        var wish = new AskExtension.Wish(complaint.dueAt().plus(Duration.ofDays(1)), "配件没到");
        var waiting = complaint
                .deadline()
                .extension()
                .map(Deadline.Extension::id)
                .orElseGet(() -> new Deadline.Extension.Id(UUID.randomUUID()));
        var words = new PublicWords(Cases.NUMBERS);
        StatutoryPeriods law = day -> Mono.just(new StatutoryPeriods.Periods(15, 60, "《信访工作条例》"));
        var target = office.kept(office.in(Status.ACCEPTED, complaint.intake()));
        return Map.ofEntries(
                Map.entry("accept", new AcceptComplaint(work).accept(actor, id, "", once)),
                Map.entry("reject", new RejectComplaint(work, words).reject(actor, id, "不归村里管", once)),
                Map.entry(
                        "dispatch",
                        new DispatchComplaint(work, handlers, words)
                                .dispatch(actor, id, new DispatchComplaint.Order(spare, "", false), once)),
                Map.entry("object", new ObjectToDispatch(work).object(actor, id, "不是我的网格", once)),
                Map.entry("assist", new AskAssistance(work, handlers).ask(actor, id, spare, "", once)),
                Map.entry(
                        "note", new NoteProgress(work, words).note(actor, id, new Progress("在修", "", List.of()), once)),
                Map.entry("ask-information", new AskInformation(work).ask(actor, id, "哪一盏？", once)),
                Map.entry("ask-extension", new AskExtension(work, words).ask(actor, id, wish, once)),
                Map.entry(
                        "decide-extension",
                        new DecideExtension(work, words)
                                .decide(actor, id, waiting, new DecideExtension.Decision(true, ""), once)),
                Map.entry(
                        "answer",
                        new AnswerComplaint(work, words)
                                .answer(actor, id, new Answer("好了", "", List.of(), false), once)),
                Map.entry(
                        "verify",
                        new VerifyAnswer(work, office.complaints(), days, words, clock)
                                .verify(actor, id, new VerifyAnswer.Verdict(true, ""), once)),
                Map.entry(
                        "publish",
                        new PublishComplaint(work, office.complaints(), words).publish(actor, id, false, once)),
                Map.entry("unpublish", new WithdrawPublication(work).withdraw(actor, id)),
                Map.entry("about-staff", new TakeFromVillage(merged, days).take(actor, id, "", once)),
                Map.entry("categorise", new CategoriseComplaint(work, days).categorise(actor, id, "0301", once)),
                Map.entry("supervise", new SuperviseComplaint(work).supervise(actor, id, "抓紧办", once)),
                Map.entry(
                        "transfer",
                        new TransferComplaint(work, any -> Mono.just(List.of()), law, words, clock)
                                .transfer(
                                        actor,
                                        id,
                                        new TransferComplaint.Destination("县水利局", "", "", Optional.empty()),
                                        once)),
                Map.entry(
                        "merge",
                        new MergeComplaints(office.complaints(), office.followers(), Office.AT_ONCE, Cases.IDS, clock)
                                .merge(actor, id, target.id(), once)),
                Map.entry("close", new CloseComplaint(work, words).close(actor, id, "已回访", once)),
                Map.entry("offer", new OfferComplaint(work).offer(actor, id, once)),
                Map.entry("unoffer", new WithdrawOffer(work).withdraw(actor, id)),
                Map.entry("confirm-claim", new ConfirmClaim(work, words).confirm(actor, id, "", once)));
    }
}
