package village.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.Cases.IDS;
import static village.api.complaint.Cases.MONDAY_9;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/** What every store of complaints must do. */
public interface ComplaintsContract {
    Complaints complaints();

    /** A village that exists, with nothing in it. */
    Village.Id village();

    /** Events told of a complaint, in order. */
    List<Event> eventsOf(Complaint.Id id);

    @Test
    default void givesBackWhatWasAdded() {
        var filed = Cases.filed(village(), Cases.person(), Cases.intake("路灯不亮 𠮷"), MONDAY_9);
        var id = get(complaints().add(Cases.once("a"), List.of(filed)));
        assertThat(get(complaints().byId(village(), id))).isEqualTo(filed.after());
        assertThat(get(complaints().byTicket(village(), filed.after().ticket())))
                .isEqualTo(filed.after());
        assertThat(get(complaints().steps(village(), id)))
                .containsExactly(filed.step().orElseThrow());
        assertThat(eventsOf(id)).extracting(Event::type).containsExactly("complaint.filed");
    }

    @Test
    default void givesManyAtOnceAndLeavesOutWhatThereIsNot() {
        var one = Cases.filed(village(), Cases.person(), Cases.intake("x"), MONDAY_9);
        var other = Cases.filed(village(), Cases.person(), Cases.intake("y"), MONDAY_9);
        added(one);
        added(other);
        var keys = List.of(
                new Complaints.Key(village(), one.after().id()),
                new Complaints.Key(village(), other.after().id()),
                new Complaints.Key(
                        new Village.Id(UUID.randomUUID()), one.after().id()),
                new Complaints.Key(village(), new Complaint.Id(UUID.randomUUID())));
        assertThat(get(complaints().all(keys))).containsExactlyInAnyOrder(one.after(), other.after());
        assertThat(get(complaints().all(List.of()))).isEmpty();
    }

    @Test
    default void findsWhatLiesTooLongOutside() {
        var filed = Cases.filed(village(), Cases.person(), Cases.intake("x"), MONDAY_9);
        var id = get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(filed)));
        var due = filed.after().dueAt();
        complaints()
                .change(
                        village(),
                        id,
                        Optional.empty(),
                        found -> Moment.system(MONDAY_9, Cases.IDS)
                                .change(
                                        Cases.in(Status.TRANSFERRED_OUT, found, MONDAY_9),
                                        Entry.of(Step.Type.TRANSFERRED_OUT, "x"),
                                        "complaint.transferred-out"))
                .block();
        var key = new Complaints.Key(village(), id);
        assertThat(get(complaints().lateOutside(due, 1000))).doesNotContain(key);
        assertThat(get(complaints().lateOutside(due.plusMillis(1), 1000))).contains(key);
        complaints()
                .change(
                        village(),
                        id,
                        Optional.empty(),
                        found -> Moment.system(MONDAY_9, Cases.IDS)
                                .change(
                                        found.with(found.deadline().escalated(Deadline.Level.COUNTY)),
                                        Entry.of(Step.Type.ESCALATED, "x"),
                                        "complaint.transfer-overdue"))
                .block();
        assertThat(get(complaints().lateOutside(due.plusMillis(1), 1000))).doesNotContain(key);
    }

    @Test
    default void writesTheEventsOfOneFilingInTheirOrder() {
        var filed = Cases.filed(village(), Cases.person(), Cases.intake("x"), MONDAY_9);
        var moment = Cases.moment(Cases.actor(Cases.person(), village(), Role.CADRE), MONDAY_9);
        var dispatched = filed.after().dispatched(Cases.person(), "系统", "", false, moment);
        var id = get(complaints().add(Cases.once("two"), List.of(filed, dispatched)));
        assertThat(get(complaints().byId(village(), id))).isEqualTo(dispatched.after());
        assertThat(get(complaints().steps(village(), id)))
                .containsExactly(filed.step().orElseThrow(), dispatched.step().orElseThrow());
        assertThat(eventsOf(id))
                .extracting(Event::id)
                .containsExactly(filed.event().id(), dispatched.event().id());
    }

    @Test
    default void doesNotShowAComplaintToAnotherVillage() {
        var id = added(Cases.filed(village(), Cases.person(), Cases.intake("x"), MONDAY_9));
        var other = new Village.Id(UUID.randomUUID());
        assertThat(complaints().byId(other, id).blockOptional()).isEmpty();
        assertThat(get(complaints().steps(other, id))).isEmpty();
    }

    @Test
    default void addsOnceForOneKey() {
        var first = Cases.filed(village(), Cases.person(), Cases.intake("x"), MONDAY_9);
        var second = Cases.filed(village(), Cases.person(), Cases.intake("x"), MONDAY_9);
        var made = get(complaints().add(Cases.once("same"), List.of(first)));
        assertThat(get(complaints().add(Cases.once("same"), List.of(second)))).isEqualTo(made);
        assertThat(complaints().byId(village(), second.after().id()).blockOptional())
                .isEmpty();
    }

    @Test
    default void refusesAKeyUsedForSomethingElse() {
        var filed = Cases.filed(village(), Cases.person(), Cases.intake("x"), MONDAY_9);
        get(complaints().add(Cases.once("other"), List.of(filed)));
        var again = Cases.filed(village(), Cases.person(), Cases.intake("y"), MONDAY_9);
        var reused = new Once("person", "complaint.file", "other", "another fingerprint");
        assertThatThrownBy(() -> get(complaints().add(reused, List.of(again))))
                .satisfies(because(Reason.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    default void twoHundredRequestsWithTwentyKeysMakeTwentyComplaints() {
        var reporter = Cases.person();
        var ids = Flux.range(0, 200)
                .flatMap(
                        n -> Mono.defer(() -> complaints()
                                        .add(
                                                Cases.once("burst-" + n % 20),
                                                List.of(Cases.filed(village(), reporter, Cases.intake("x"), MONDAY_9))))
                                .subscribeOn(Schedulers.parallel()),
                        64)
                .collect(Collectors.toSet())
                .block(Duration.ofSeconds(30));
        assertThat(ids).hasSize(20);
        var kept = get(complaints().reportedBy(reporter, new Complaints.Slice(Optional.empty(), 100)));
        assertThat(kept.items()).hasSize(20);
    }

    @Test
    default void keepsWhenStaffCategorisedIt() {
        var id = added(Cases.filed(village(), Cases.person(), Cases.intake("x"), MONDAY_9));
        var later = MONDAY_9.plus(Duration.ofDays(3));
        assertThat(get(complaints().byId(village(), id)).categorisedAt()).isEqualTo(MONDAY_9);
        get(complaints()
                .change(
                        village(),
                        id,
                        Optional.empty(),
                        found -> Moment.system(later, IDS)
                                .change(
                                        found.with(found.intake().of("0202", later)),
                                        Entry.of(Step.Type.CATEGORISED, "村干部"),
                                        "complaint.categorised")));
        var after = get(complaints().byId(village(), id));
        assertThat(after.intake().category()).contains("0202");
        assertThat(after.categorisedAt()).isEqualTo(later);
    }

    @Test
    default void refusesATicketTwice() {
        var first = Cases.filed(village(), Cases.person(), Cases.intake("x"), MONDAY_9);
        added(first);
        var twin = first.after();
        var copy = new Complaint(
                new Complaint.Id(IDS.next()),
                village(),
                1,
                twin.ticket(),
                twin.intake(),
                twin.grid(),
                twin.reporting(),
                twin.status(),
                twin.handling(),
                twin.deadline(),
                twin.urging(),
                twin.ending(),
                false,
                0,
                twin.filedAt());
        var change = Moment.system(MONDAY_9, IDS).first(copy, Entry.of(Step.Type.FILED, "本人"), "complaint.filed");
        assertThatThrownBy(() -> get(complaints().add(Cases.once("t"), List.of(change))))
                .isInstanceOf(Complaints.TicketTaken.class);
    }

    @Test
    default void ofTwoAnswersAtOnceOneWins() {
        var id = added(Cases.filed(village(), Cases.person(), Cases.intake("x"), MONDAY_9));
        var cadre = Cases.actor(Cases.person(), village(), Role.CADRE);
        var outcomes = Flux.range(0, 8)
                .flatMap(n -> complaints()
                        .change(
                                village(),
                                id,
                                Optional.empty(),
                                found -> Cases.answered(found, cadre, "第 " + n + " 个答复"))
                        .map(done -> "won")
                        .onErrorResume(
                                Refusal.class,
                                refused -> Mono.just(refused.reason().code()))
                        .subscribeOn(Schedulers.parallel()))
                .collectList()
                .block(Duration.ofSeconds(20));
        assertThat(outcomes).hasSize(8).containsOnlyOnce("won").contains("complaint.wrong-state");
        assertThat(get(complaints().steps(village(), id))).hasSize(2);
        assertThat(eventsOf(id)).extracting(event -> event.subject().version()).containsExactly(1L, 2L);
    }

    @Test
    default void keepsEverythingActsChange() {
        var id = added(Cases.filed(village(), Cases.person(), Cases.intake("x"), MONDAY_9));
        var staff = Cases.actor(Cases.person(), village(), Role.CADRE);
        var wanted = new Deadline.Extension(
                new Deadline.Extension.Id(IDS.next()), Cases.person(), MONDAY_9.plusSeconds(99), "等配件", MONDAY_9);
        var after = get(complaints()
                .change(
                        village(),
                        id,
                        Optional.empty(),
                        found -> Cases.moment(staff, MONDAY_9)
                                .quietly(everythingSet(found, wanted), "complaint.progressed", Map.of())));
        assertThat(get(complaints().byId(village(), id))).isEqualTo(after);
        assertThat(after.version()).isEqualTo(2);
        assertThat(get(complaints().steps(village(), id))).hasSize(1);
    }

    private static Complaint everythingSet(Complaint found, Deadline.Extension wanted) {
        return found.with(Status.CLOSED)
                .with(Handling.NOBODY
                        .objected(Cases.person())
                        .assistedBy(Cases.person())
                        .claimedBy(Cases.person())
                        .confirmed())
                .with(found.deadline().escalated(Deadline.Level.COUNTY).asking(wanted))
                .with(Urging.NONE
                        .reminded(LocalDate.of(2026, 11, 23))
                        .supervised()
                        .askedAgain(MONDAY_9))
                .with(Ending.NONE
                        .answered(MONDAY_9)
                        .verified(MONDAY_9)
                        .rated(new Rating(true, 4, "好"), MONDAY_9)
                        .transferred(new Ending.Transfer("县住建局", "ZJ-1", MONDAY_9, Optional.empty()))
                        .closed(Ending.Closing.RATED, MONDAY_9))
                .withSupports(3);
    }

    @Test
    default void ofTwoMergesAtOnceAgainstEachOtherOneWins() {
        var one = added(Cases.filed(village(), Cases.person(), Cases.intake("一"), MONDAY_9));
        var other = added(Cases.filed(village(), Cases.person(), Cases.intake("二"), MONDAY_9));
        var outcomes = Flux.range(0, 8)
                .flatMap(n -> merge(n % 2 == 0 ? one : other, n % 2 == 0 ? other : one)
                        .map(done -> "won")
                        .onErrorResume(
                                Refusal.class,
                                refused -> Mono.just(refused.reason().code()))
                        .subscribeOn(Schedulers.parallel()))
                .collectList()
                .block(Duration.ofSeconds(20));
        assertThat(outcomes).hasSize(8).containsOnlyOnce("won");
    }

    private Mono<Complaint> merge(Complaint.Id from, Complaint.Id into) {
        var cadre = Cases.actor(Cases.person(), village(), Role.CADRE);
        return complaints().changeBoth(village(), from, into, Optional.empty(), (first, second) -> {
            var merged = first.requireOpen()
                    .with(Status.MERGED)
                    .with(first.ending().merged(second.requireOpen().id()));
            var entry = Entry.of(Step.Type.MERGED, "村干部");
            return List.of(
                    Cases.moment(cadre, MONDAY_9).change(merged, entry, "complaint.merged"),
                    Cases.moment(cadre, MONDAY_9).change(second, entry, "complaint.merged-in"));
        });
    }

    @Test
    default void findsWhatIsLateAtItsLevelOnly() {
        var late = added(Cases.filed(village(), Cases.person(), Cases.intake("晚"), MONDAY_9.minus(Duration.ofDays(9))));
        added(Cases.filed(village(), Cases.person(), Cases.intake("早"), MONDAY_9));
        var paused =
                added(Cases.filed(village(), Cases.person(), Cases.intake("停"), MONDAY_9.minus(Duration.ofDays(9))));
        get(complaints()
                .change(
                        village(),
                        paused,
                        Optional.empty(),
                        found -> Moment.system(MONDAY_9, IDS)
                                .quietly(
                                        Cases.in(Status.NEED_INFO, found, MONDAY_9),
                                        "complaint.progressed",
                                        Map.of())));
        assertThat(get(complaints().late(Deadline.Level.VILLAGE, MONDAY_9, 1000)))
                .contains(new Complaints.Key(village(), late))
                .doesNotContain(new Complaints.Key(village(), paused))
                .filteredOn(key -> key.village().equals(village()))
                .hasSize(1);
        assertThat(get(complaints().late(Deadline.Level.COUNTY, MONDAY_9, 1000)))
                .isEmpty();
    }

    @Test
    default void findsWhatWaitsForItsEnd() {
        var verified = added(Cases.filed(village(), Cases.person(), Cases.intake("x"), MONDAY_9));
        get(complaints()
                .change(
                        village(),
                        verified,
                        Optional.empty(),
                        found -> Moment.system(MONDAY_9, IDS)
                                .quietly(
                                        Cases.in(Status.VERIFIED, found, MONDAY_9), "complaint.progressed", Map.of())));
        var key = new Complaints.Key(village(), verified);
        assertThat(get(complaints().waiting(Status.VERIFIED, MONDAY_9.plusSeconds(1), 1000)))
                .contains(key);
        assertThat(get(complaints().waiting(Status.VERIFIED, MONDAY_9, 1000))).doesNotContain(key);
        assertThat(get(complaints().waiting(Status.RATED, MONDAY_9.plusSeconds(1), 1000)))
                .doesNotContain(key);
    }

    @Test
    default void findsWhoIsSilentAndWhoIsSoThoughHeWasReminded() {
        var asked = added(Cases.filed(village(), Cases.person(), Cases.intake("x"), MONDAY_9));
        set(asked, found -> Cases.in(Status.NEED_INFO, found, MONDAY_9));
        var key = new Complaints.Key(village(), asked);
        var reminded = MONDAY_9.plusSeconds(60);
        assertThat(get(complaints().silent(false, MONDAY_9, 1000))).doesNotContain(key);
        assertThat(get(complaints().silent(false, MONDAY_9.plusMillis(1), 1000)))
                .contains(key);
        assertThat(get(complaints().silent(true, reminded.plusMillis(1), 1000))).doesNotContain(key);
        set(asked, found -> found.with(found.urging().askedAgain(reminded)));
        assertThat(get(complaints().silent(false, reminded, 1000))).doesNotContain(key);
        assertThat(get(complaints().silent(true, reminded, 1000))).doesNotContain(key);
        assertThat(get(complaints().silent(true, reminded.plusMillis(1), 1000))).contains(key);
        var again = reminded.plusSeconds(60);
        set(asked, found -> found.with(found.deadline().resumed(again).paused(again)));
        assertThat(get(complaints().silent(false, again.plusMillis(1), 1000))).contains(key);
        assertThat(get(complaints().silent(true, again.plusMillis(1), 1000))).doesNotContain(key);
        set(asked, found -> found.with(Status.IN_PROGRESS).with(found.deadline().resumed(again)));
        assertThat(get(complaints().silent(false, again.plusMillis(1), 1000))).doesNotContain(key);
    }

    private void set(Complaint.Id id, UnaryOperator<Complaint> as) {
        get(complaints()
                .change(
                        village(),
                        id,
                        Optional.empty(),
                        found -> Moment.system(MONDAY_9, IDS)
                                .quietly(as.apply(found), "complaint.progressed", Map.of())));
    }

    @Test
    default void changesNothingWhenTheRuleRefuses() {
        var filed = Cases.filed(village(), Cases.person(), Cases.intake("x"), MONDAY_9);
        var id = added(filed);
        assertThatThrownBy(() -> get(complaints().change(village(), id, Optional.of(Cases.once("r")), found -> {
                    throw Refusal.of(Reason.ROLE_REQUIRED);
                })))
                .satisfies(because(Reason.ROLE_REQUIRED));
        assertThat(get(complaints().byId(village(), id))).isEqualTo(filed.after());
    }

    @Test
    default void changesOnceForOneKey() {
        var reporter = Cases.person();
        var id = added(Cases.filed(village(), reporter, Cases.intake("x"), MONDAY_9));
        var cadre = Cases.actor(Cases.person(), village(), Role.CADRE);
        var key = Optional.of(new Once("cadre", "complaint.answer", "k", "f"));
        var first = get(complaints().change(village(), id, key, c -> Cases.answered(c, cadre, "修好了")));
        var again = get(complaints().change(village(), id, key, c -> Cases.answered(c, cadre, "修好了")));
        assertThat(again).isEqualTo(first);
        assertThat(get(complaints().steps(village(), id))).hasSize(2);
    }

    @Test
    default void pagesNewestFirstWithoutGapOrRepeat() {
        var reporter = Cases.person();
        for (int n = 0; n < 5; n++) {
            added(Cases.filed(village(), reporter, Cases.intake("第 " + n), MONDAY_9));
        }
        var first = get(complaints().reportedBy(reporter, new Complaints.Slice(Optional.empty(), 3)));
        var second = get(complaints().reportedBy(reporter, new Complaints.Slice(first.next(), 3)));
        assertThat(first.items()).extracting(c -> c.intake().text()).containsExactly("第 4", "第 3", "第 2");
        assertThat(second.items()).extracting(c -> c.intake().text()).containsExactly("第 1", "第 0");
        assertThat(second.next()).isEmpty();
    }

    /** However many are over. A merged one needs another to go on under. */
    @Test
    default void findsWhatIsUnfinishedInOneVillage() {
        var reporter = Cases.person();
        var wanted = new ArrayDeque<Complaint.Id>();
        for (var status : EnumSet.complementOf(EnumSet.of(Status.MERGED))) {
            var id = added(Cases.filed(village(), reporter, Cases.intake(status.label()), MONDAY_9));
            get(complaints()
                    .change(
                            village(),
                            id,
                            Optional.empty(),
                            found -> Moment.system(MONDAY_9, IDS)
                                    .quietly(Cases.in(status, found, MONDAY_9), "complaint.progressed", Map.of())));
            if (status.unfinished()) {
                wanted.addFirst(id);
            }
        }
        added(Cases.filed(village(), Cases.person(), Cases.intake("别人的"), MONDAY_9));
        var all = new Complaints.Slice(Optional.empty(), 50);
        assertThat(get(complaints().unfinished(village(), reporter, all)).items())
                .extracting(Complaint::id)
                .containsExactlyElementsOf(wanted);
        assertThat(get(complaints().unfinished(new Village.Id(UUID.randomUUID()), reporter, all))
                        .items())
                .isEmpty();
    }

    @Test
    default void hidesCasesAboutStaffFromTheVillage() {
        added(Cases.filed(village(), Cases.person(), Cases.aboutStaff("村干部吃拿卡要"), MONDAY_9));
        added(Cases.filed(village(), Cases.person(), Cases.intake("路灯"), MONDAY_9));
        var slice = new Complaints.Slice(Optional.empty(), 50);
        var village = new Complaints.StaffView(Optional.empty(), Set.of(), false, true);
        var township = new Complaints.StaffView(Optional.empty(), Set.of(), true, true);
        assertThat(get(complaints().forStaff(village(), village, slice)).items())
                .hasSize(1);
        assertThat(get(complaints().forStaff(village(), township, slice)).items())
                .hasSize(2);
    }

    @Test
    default void listsOpenCasesByDueTime() {
        var late = added(Cases.filed(village(), Cases.person(), Cases.intake("后"), MONDAY_9.plusSeconds(60)));
        var early = added(Cases.filed(village(), Cases.person(), Cases.intake("先"), MONDAY_9));
        var view = new Complaints.StaffView(Optional.empty(), Set.of(), false, true);
        var first = get(complaints().forStaff(village(), view, new Complaints.Slice(Optional.empty(), 1)));
        var second = get(complaints().forStaff(village(), view, new Complaints.Slice(first.next(), 1)));
        assertThat(first.items()).extracting(Complaint::id).containsExactly(early);
        assertThat(second.items()).extracting(Complaint::id).containsExactly(late);
    }

    @Test
    default void showsAGridWorkerOnlyHisOwn() {
        Person.Id worker = Cases.person();
        var id = added(Cases.filed(village(), Cases.person(), Cases.intake("派给他的"), MONDAY_9));
        added(Cases.filed(village(), Cases.person(), Cases.intake("别人的"), MONDAY_9));
        get(complaints()
                .change(
                        village(),
                        id,
                        Optional.empty(),
                        found -> found.dispatched(worker, "系统", "", false, Moment.system(MONDAY_9, IDS))));
        var view = new Complaints.StaffView(Optional.of(worker), Set.of(), false, true);
        var his = get(complaints().forStaff(village(), view, new Complaints.Slice(Optional.empty(), 50)));
        assertThat(his.items()).extracting(Complaint::id).containsExactly(id);
    }

    @Test
    default void countsOpenCasesByColour() {
        added(Cases.filed(village(), Cases.person(), Cases.intake("新"), MONDAY_9));
        added(Cases.filed(village(), Cases.person(), Cases.intake("快到期"), MONDAY_9.minus(Duration.ofHours(20))));
        var old =
                added(Cases.filed(village(), Cases.person(), Cases.intake("过期"), MONDAY_9.minus(Duration.ofHours(30))));
        assertThat(get(complaints().openCounts(List.of(village()), Set.of(), MONDAY_9)))
                .containsExactly(new Complaints.OpenCount(village(), 3, 1, 1));
        get(complaints().change(village(), old, Optional.empty(), ComplaintsContract::begunAnew));
        var counts = get(complaints().openCounts(List.of(village()), Set.of(), MONDAY_9));
        assertThat(counts).containsExactly(new Complaints.OpenCount(village(), 3, 1, 0));
        added(Cases.filed(village(), Cases.person(), Cases.aboutStaff("村干部的事"), MONDAY_9.minus(Duration.ofHours(30))));
        assertThat(get(complaints().openCounts(List.of(village()), Set.of(), MONDAY_9)))
                .containsExactly(new Complaints.OpenCount(village(), 4, 1, 1));
        assertThat(get(complaints().openCounts(List.of(village()), Set.of(village()), MONDAY_9)))
                .isEqualTo(counts);
        var all = new Complaints.StaffView(Optional.empty(), Set.of(), false, true);
        var nothing = new Complaints.StaffView(Optional.of(Cases.person()), Set.of(), false, true);
        assertThat(get(complaints().openCount(village(), all, MONDAY_9))).isEqualTo(counts.get(0));
        assertThat(get(complaints().openCount(village(), nothing, MONDAY_9)).open())
                .isZero();
    }

    private static Change begunAnew(Complaint complaint) {
        var since = MONDAY_9.minus(Duration.ofHours(1));
        return Moment.system(since, IDS)
                .change(
                        complaint.back(since, since.plus(Duration.ofHours(24))),
                        Entry.of(Step.Type.VERIFIED, "县督查员"),
                        "complaint.verified");
    }

    private Complaint.Id added(Change change) {
        return get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }

    static <T> T get(Mono<T> mono) {
        return mono.blockOptional(Duration.ofSeconds(10)).orElseThrow();
    }

    static Consumer<Throwable> because(Reason reason) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
