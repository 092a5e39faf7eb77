package village.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Cases.IDS;
import static village.api.complaint.Cases.MONDAY_9;
import static village.api.complaint.ComplaintsContract.get;
import static village.api.complaint.Race.WON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import reactor.core.publisher.Mono;
import village.api.Transactions;
import village.api.attachment.InMemoryAttachments;
import village.api.complaint.clock.AwaitInformation;
import village.api.complaint.clock.CloseComplaints;
import village.api.complaint.clock.EscalateComplaints;
import village.api.complaint.handling.Answer;
import village.api.complaint.handling.AnswerComplaint;
import village.api.complaint.handling.DispatchComplaint;
import village.api.complaint.handling.Handlers;
import village.api.complaint.handling.ObjectToDispatch;
import village.api.complaint.handling.PublicWords;
import village.api.complaint.handling.above.DecideExtension;
import village.api.complaint.handling.above.MergeComplaints;
import village.api.complaint.reporter.RateComplaint;
import village.api.complaint.reporter.Supplement;
import village.api.complaint.reporter.SupplementComplaint;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/** What must hold when people, and the clock, act on one case at the same moment. */
public interface ComplaintRacesContract {
    int ROUNDS = 8;
    Duration WAIT = Duration.ofDays(7);

    /** The store, as that instance reaches it. */
    Complaints complaints(int instance);

    Followers followers();

    Transactions transactions();

    /** A village that exists, with nothing in it. */
    Village.Id village();

    /** A person who exists. */
    Person.Id somebody();

    List<Event> eventsOf(Complaint.Id id);

    @RepeatedTest(ROUNDS)
    default void whoHasItEitherAnswersOrSendsItBack() {
        var handler = staff(Role.GRID_WORKER);
        var id = inHandOf(handler);
        var outcomes = Race.of(objection(handler, id), answer(handler, id));
        assertThat(outcomes).containsOnlyOnce(WON);
        var after = now(id);
        if (outcomes.get(0).equals(WON)) {
            assertThat(after.status()).isEqualTo(Status.ACCEPTED);
            assertThat(after.handler()).isEmpty();
        } else {
            assertThat(after.status()).isEqualTo(Status.ANSWERED);
            assertThat(after.handler()).isEqualTo(handler.person());
        }
        hasVersions(id, 2);
    }

    @RepeatedTest(ROUNDS)
    default void ofObjectionsSentSeveralTimesAtOnceOneCounts() {
        var handler = staff(Role.GRID_WORKER);
        var id = inHandOf(handler);
        var outcomes = Race.of(objection(handler, id), objection(handler, id), objection(handler, id));
        assertThat(outcomes).containsOnlyOnce(WON);
        assertThat(now(id).status()).isEqualTo(Status.ACCEPTED);
        assertThat(now(id).handler()).isEmpty();
        assertThat(now(id).handling().objectors()).containsExactly(handler.requirePerson());
        hasVersions(id, 2);
    }

    @RepeatedTest(ROUNDS)
    default void anAnswerFromTheVillageStandsWhateverTheHandlerSends() {
        var handler = staff(Role.GRID_WORKER);
        var cadre = staff(Role.CADRE);
        var id = inHandOf(handler);
        var outcomes = Race.of(objection(handler, id), answer(cadre, id));
        assertThat(outcomes.get(1)).isEqualTo(WON);
        assertThat(outcomes.get(0)).isIn(WON, "complaint.wrong-state", "complaint.not-found");
        assertThat(now(id).status()).isEqualTo(Status.ANSWERED);
        assertThat(now(id).handler()).isEqualTo(cadre.person());
        hasVersions(id, 1 + won(outcomes));
    }

    @RepeatedTest(ROUNDS)
    default void aNewHandlerKeepsItWhateverTheOldOneSends() {
        var handler = staff(Role.GRID_WORKER);
        var next = staff(Role.GRID_WORKER);
        var id = inHandOf(handler);
        var outcomes = Race.of(objection(handler, id), dispatch(staff(Role.CADRE), id, next));
        assertThat(outcomes.get(1)).isEqualTo(WON);
        assertThat(now(id).status()).isEqualTo(Status.DISPATCHED);
        assertThat(now(id).handler()).isEqualTo(next.person());
        hasVersions(id, 1 + won(outcomes));
    }

    @RepeatedTest(ROUNDS)
    default void aCaseIsEitherMergedOrAnswered() {
        var cadre = staff(Role.CADRE);
        var id = filed();
        var into = filed();
        var outcomes = Race.of(merge(cadre, id, into), answer(staff(Role.CADRE), id));
        assertThat(outcomes).containsOnlyOnce(WON).contains("complaint.wrong-state");
        var merged = outcomes.get(0).equals(WON);
        assertThat(now(id).status()).isEqualTo(merged ? Status.MERGED : Status.ANSWERED);
        assertThat(get(followers().of(village(), into))).hasSize(merged ? 1 : 0);
        hasVersions(id, 2);
        hasVersions(into, merged ? 2 : 1);
    }

    @RepeatedTest(ROUNDS)
    default void theCaseOthersAreMergedIntoTakesItsAnswerToo() {
        var id = filed();
        var into = filed();
        var outcomes = Race.of(merge(staff(Role.CADRE), id, into), answer(staff(Role.CADRE), into));
        assertThat(outcomes).containsExactly(WON, WON);
        assertThat(now(into).status()).isEqualTo(Status.ANSWERED);
        assertThat(now(id).ending().mergedInto()).contains(into);
        hasVersions(into, 3);
    }

    @RepeatedTest(ROUNDS)
    default void nothingIsMergedIntoWhatIsItselfMergedAway() {
        var first = filed();
        var second = filed();
        var third = filed();
        var cadre = staff(Role.CADRE);
        Race.of(merge(cadre, first, second), merge(cadre, second, third), merge(cadre, third, first));
        assertThat(List.of(first, second, third)).allSatisfy(id -> {
            var target = now(id).ending().mergedInto();
            target.ifPresent(into -> assertThat(List.of(first, second, third)).contains(into));
        });
        assertThat(List.of(first, second, third))
                .filteredOn(id -> now(id).status().open())
                .isNotEmpty();
    }

    @RepeatedTest(ROUNDS)
    default void aWishForMoreTimeIsDecidedOnce() {
        var handler = staff(Role.GRID_WORKER);
        var id = inHandOf(handler);
        var until = now(id).dueAt().plus(Duration.ofDays(2));
        var wish = new Deadline.Extension(
                new Deadline.Extension.Id(IDS.next()), handler.requirePerson(), until, "等配件", MONDAY_9);
        set(id, found -> found.with(found.deadline().asking(wish)));
        var outcomes = Race.of(
                decision(staff(Role.DISPATCHER), id, wish.id(), true),
                decision(staff(Role.SUPERVISOR), id, wish.id(), false),
                decision(staff(Role.DISPATCHER), id, wish.id(), true));
        assertThat(outcomes).containsOnlyOnce(WON).contains("complaint.extension-decided");
        var approved = !outcomes.get(1).equals(WON);
        assertThat(now(id).dueAt()).isEqualTo(approved ? until : until.minus(Duration.ofDays(2)));
        assertThat(now(id).deadline().extension()).isEmpty();
        hasVersions(id, 3);
    }

    @RepeatedTest(ROUNDS)
    default void twoInstancesEscalateACaseOnce() {
        var id = filed();
        var late = now(id).dueAt().plusSeconds(1);
        Race.of(escalation(0, late), escalation(1, late), escalation(0, late), escalation(1, late));
        assertThat(now(id).deadline().level()).isEqualTo(Deadline.Level.TOWNSHIP);
        assertThat(eventsOf(id))
                .extracting(Event::type)
                .filteredOn("complaint.escalated"::equals)
                .hasSize(1);
        hasVersions(id, 2);
    }

    @RepeatedTest(ROUNDS)
    default void whatIsAnsweredWhileItsTimeRunsOutDoesNotGoUpAfterwards() {
        var id = filed();
        var late = now(id).dueAt().plusSeconds(1);
        var outcomes = Race.of(answer(staff(Role.CADRE), id), escalation(0, late), escalation(1, late));
        assertThat(outcomes).containsOnly(WON);
        assertThat(now(id).status()).isEqualTo(Status.ANSWERED);
        var types = eventsOf(id).stream().map(Event::type).toList();
        assertThat(types.get(types.size() - 1)).isEqualTo("complaint.answered");
        hasVersions(id, types.size());
    }

    @RepeatedTest(ROUNDS)
    default void aRatingOfTheLastMomentCountsOrTheCaseIsClosedAsUnrated() {
        var reporter = Cases.actor(somebody(), village(), Role.VILLAGER);
        var id = filed(reporter.requirePerson());
        set(id, found -> Cases.in(Status.VERIFIED, found, MONDAY_9));
        var over = MONDAY_9.plus(WAIT).plusSeconds(1);
        var outcomes = Race.of(rating(reporter, id, over), closing(0, over), closing(1, over));
        var after = now(id);
        if (outcomes.get(0).equals(WON)) {
            assertThat(after.status()).isEqualTo(Status.RATED);
            assertThat(after.rating()).isPresent();
        } else {
            assertThat(outcomes.get(0)).isEqualTo("complaint.already-closed");
            assertThat(after.status()).isEqualTo(Status.CLOSED);
            assertThat(after.ending().closing()).contains(Ending.Closing.UNRATED);
            assertThat(after.rating()).isEmpty();
        }
        hasVersions(id, 3);
    }

    @RepeatedTest(ROUNDS)
    default void whatIsSaidInTheLastMomentCountsOrTheCaseIsClosed() {
        var reporter = Cases.actor(somebody(), village(), Role.VILLAGER);
        var id = filed(reporter.requirePerson());
        set(id, found -> Cases.in(Status.NEED_INFO, found, MONDAY_9));
        set(id, found -> found.with(found.urging().askedAgain(MONDAY_9)));
        var over = MONDAY_9.plus(WAIT).plusSeconds(1);
        var outcomes = Race.of(supplement(reporter, id, over), giveUp(0, over), giveUp(1, over));
        if (outcomes.get(0).equals(WON)) {
            assertThat(now(id).status()).isEqualTo(Status.ACCEPTED);
        } else {
            assertThat(outcomes.get(0)).isEqualTo("complaint.already-closed");
            assertThat(now(id).ending().closing()).contains(Ending.Closing.NO_INFORMATION);
        }
        assertThat(now(id).deadline().pausedAt()).isEmpty();
        hasVersions(id, 4);
    }

    private Mono<Complaint> supplement(Actor actor, Complaint.Id id, Instant at) {
        return new SupplementComplaint(work(at), mergedWork(at))
                .supplement(actor, id, new Supplement("在桥头", List.of()), Optional.empty());
    }

    private Mono<Long> giveUp(int instance, Instant at) {
        var patience = new AwaitInformation.Patience(WAIT, WAIT);
        return new AwaitInformation(complaints(instance), IDS, Office.clock(at), patience, 1000).await();
    }

    private Mono<Complaint> objection(Actor actor, Complaint.Id id) {
        return new ObjectToDispatch(work(MONDAY_9)).object(actor, id, "不归我管", Optional.empty());
    }

    private Mono<Complaint> answer(Actor actor, Complaint.Id id) {
        var answer = new Answer("修好了", "", List.of(), false);
        return new AnswerComplaint(work(MONDAY_9), new PublicWords(Cases.NUMBERS))
                .answer(actor, id, answer, Optional.empty());
    }

    private Mono<Complaint> dispatch(Actor actor, Complaint.Id id, Actor to) {
        var handler = new Handlers.Handler(to.requirePerson(), Role.GRID_WORKER, Set.of(), "网格员");
        return new DispatchComplaint(
                        work(MONDAY_9), village -> Mono.just(List.of(handler)), new PublicWords(Cases.NUMBERS))
                .dispatch(actor, id, new DispatchComplaint.Order(handler.person(), "", false), Optional.empty());
    }

    private Mono<Complaint> merge(Actor actor, Complaint.Id id, Complaint.Id into) {
        return new MergeComplaints(complaints(0), followers(), transactions(), IDS, Office.clock(MONDAY_9))
                .merge(actor, id, into, Optional.empty());
    }

    private Mono<Complaint> decision(Actor actor, Complaint.Id id, Deadline.Extension.Id wish, boolean approved) {
        return new DecideExtension(work(MONDAY_9), new PublicWords(Cases.NUMBERS))
                .decide(actor, id, wish, new DecideExtension.Decision(approved, ""), Optional.empty());
    }

    private Mono<Complaint> rating(Actor actor, Complaint.Id id, Instant at) {
        return new RateComplaint(work(at), mergedWork(at), Cases.DUE_TIMES)
                .rate(actor, id, new Rating(true, 5, ""), Optional.empty());
    }

    private Mono<Long> escalation(int instance, Instant at) {
        return new EscalateComplaints(complaints(instance), IDS, Office.clock(at), Duration.ofHours(72), 1000)
                .escalate();
    }

    private Mono<Long> closing(int instance, Instant at) {
        return new CloseComplaints(complaints(instance), IDS, Office.clock(at), WAIT, 1000).close();
    }

    private CaseWork work(Instant at) {
        return new CaseWork(complaints(0), new InMemoryAttachments(), transactions(), IDS, Office.clock(at));
    }

    private MergedWork mergedWork(Instant at) {
        return new MergedWork(complaints(0), followers(), transactions(), IDS, Office.clock(at));
    }

    private Actor staff(Role role) {
        return Cases.actor(somebody(), village(), role);
    }

    private Complaint.Id filed() {
        return filed(somebody());
    }

    private Complaint.Id filed(Person.Id reporter) {
        var filed = Cases.filed(village(), reporter, Cases.intake("路灯不亮"), MONDAY_9);
        return get(complaints(0).add(Cases.once(UUID.randomUUID().toString()), List.of(filed)));
    }

    private Complaint.Id inHandOf(Actor handler) {
        var filed = Cases.filed(village(), somebody(), Cases.intake("路灯不亮"), MONDAY_9);
        var given = filed.after().with(filed.after().handling().dispatchedTo(handler.requirePerson()));
        var change = new Change(given.with(Status.DISPATCHED), filed.step(), filed.event());
        return get(complaints(0).add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }

    /** Brings it into a state; one version more. */
    private void set(Complaint.Id id, UnaryOperator<Complaint> as) {
        get(complaints(0)
                .change(
                        village(),
                        id,
                        Optional.empty(),
                        found -> Moment.system(MONDAY_9, IDS)
                                .change(
                                        as.apply(found),
                                        Entry.of(Step.Type.PROGRESSED, "系统"),
                                        "complaint.progressed")));
    }

    private Complaint now(Complaint.Id id) {
        return get(complaints(0).byId(village(), id));
    }

    /** Every act that counted left one version with its entry and its event, none twice and none lost. */
    private void hasVersions(Complaint.Id id, long count) {
        var all = LongStream.rangeClosed(1, count).boxed().toList();
        assertThat(now(id).version()).isEqualTo(count);
        assertThat(eventsOf(id)).extracting(event -> event.subject().version()).containsExactlyElementsOf(all);
        assertThat(get(complaints(0).steps(village(), id))).hasSameSizeAs(all);
    }

    private static long won(List<String> outcomes) {
        return outcomes.stream().filter(WON::equals).count();
    }
}
