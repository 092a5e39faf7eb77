package village.infra.credit.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Refusal;
import village.api.credit.Agreeing;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.activity.Attendance;
import village.api.credit.activity.Attendance.How;
import village.api.credit.activity.Attendance.State;
import village.api.credit.activity.Attendances;
import village.api.credit.activity.Held;
import village.api.credit.activity.RecogniseAttendance;
import village.api.credit.activity.RotatingCode;
import village.api.credit.activity.attending.TakePart;
import village.api.credit.activity.holding.CallOff;
import village.api.credit.course.Taught;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.InMemoryLedger;
import village.api.credit.ledger.SourceEvent;
import village.api.credit.ledger.Studied;
import village.api.credit.rule.InMemorySchemes;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;
import village.infra.credit.StoredLedger;
import village.infra.credit.StoredSecretaries;
import village.infra.postgres.PostgresExtension;

/** Everybody takes part once, whatever happens at the same time. */
class PostgresAttendancesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Attendances attendances = new PostgresAttendances(POSTGRES.database());

    private static final RotatingCode CODE =
            new RotatingCode(bytes -> UUID.nameUUIDFromBytes(bytes).toString().replace("-", ""));

    /** Nothing is recognised here: no guess is good. */
    private TakePart takePart() {
        return takePart(new AwardCredit(
                new InMemoryLedger(), new InMemorySchemes(), Taught::nextId, Clock.fixed(Taught.NOW, ZoneOffset.UTC)));
    }

    private TakePart takePart(AwardCredit award) {
        return new TakePart(
                new PostgresActivities(POSTGRES.database()),
                attendances,
                CODE,
                Agreeing.always(),
                new RecogniseAttendance(award, attendances),
                POSTGRES.database(),
                Taught::nextId,
                Clock.fixed(Taught.NOW, ZoneOffset.UTC));
    }

    @Test
    void ofActivitiesAtTheSameTimeOneIsBookedHoweverManyAreSignedAtOnce() {
        var activities = new PostgresActivities(POSTGRES.database());
        var there = StoredLedger.village(POSTGRES.sql());
        var member = StoredLedger.member(POSTGRES.sql(), there);
        var award = new AwardCredit(
                StoredLedger.in(POSTGRES.database()),
                StoredLedger.schemes(POSTGRES.database()),
                Taught::nextId,
                Clock.fixed(Taught.NOW, ZoneOffset.UTC));
        var part = takePart(award);
        var signed = Flux.range(0, 6)
                .map(number -> Held.planned(activities, there))
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .flatMap(activity -> part.sign(
                                as(member),
                                activity.id(),
                                CODE.shown(activity.id(), Taught.NOW).digits())
                        .map(done -> "signed")
                        .onErrorResume(
                                Refusal.class,
                                refusal -> Mono.just(refusal.reason().code()))
                        .subscribeOn(Schedulers.parallel()))
                .collectList()
                .block(PATIENCE);
        assertThat(signed)
                .containsOnlyOnce("signed")
                .filteredOn("activity.overlaps"::equals)
                .hasSize(5);
        var ledger = StoredLedger.in(POSTGRES.database());
        var lines = ledger.entries(member, 9, Optional.empty()).block(PATIENCE).items();
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line.granted().minutes()).isEqualTo(120));
        var other = Held.planned(activities, there);
        assertThat(attendances.overlapping(member, other).block(PATIENCE)).isTrue();
        ledger.reverse(there, lines.get(0).id(), Studied.reversal()).block(PATIENCE);
        assertThat(attendances.overlapping(member, other).block(PATIENCE)).isFalse();
        award.award(asAppealed(lines.get(0).source())).block(PATIENCE);
        assertThat(attendances.overlapping(member, other).block(PATIENCE)).isTrue();
    }

    /** Whoever signs before it is called off is taken back, whoever signs after is refused. */
    @Test
    void whatIsCalledOffWhileManySignLeavesNobodyAnything() {
        var activities = new PostgresActivities(POSTGRES.database());
        var there = StoredLedger.village(POSTGRES.sql());
        var ledger = StoredLedger.in(POSTGRES.database());
        var clock = Clock.fixed(Taught.NOW, ZoneOffset.UTC);
        var part = takePart(new AwardCredit(ledger, StoredLedger.schemes(POSTGRES.database()), Taught::nextId, clock));
        var off = new CallOff(activities, ledger, POSTGRES.database(), Taught::nextId, clock);
        for (var round = 0; round < 4; round++) {
            var activity = Held.planned(activities, there);
            var digits = CODE.shown(activity.id(), Taught.NOW).digits();
            var members = Stream.generate(() -> StoredLedger.member(POSTGRES.sql(), there))
                    .limit(12)
                    .toList();
            var signing = Flux.fromIterable(members)
                    .flatMap(
                            member -> part.sign(as(member), activity.id(), digits)
                                    .map(done -> "signed")
                                    .onErrorResume(
                                            Refusal.class,
                                            refusal ->
                                                    Mono.just(refusal.reason().code()))
                                    .subscribeOn(Schedulers.parallel()),
                            members.size());
            var calling = Mono.defer(() -> off.cancel(secretary(there), activity.id()))
                    .delaySubscription(Duration.ofMillis(round * 15L))
                    .thenReturn("called off");
            var outcomes = Flux.merge(signing, calling).collectList().block(PATIENCE);
            assertThat(outcomes).contains("called off").isSubsetOf("called off", "signed", "activity.closed");
            assertThat(members)
                    .allSatisfy(member -> assertThat(
                                    ledger.account(member, 2026).block(PATIENCE).balance())
                            .isEqualTo(Amount.NONE));
        }
    }

    private static Actor secretary(Village.Id there) {
        return new Actor(
                Optional.of(Taught.person()),
                Optional.of(there),
                Set.of(Role.BRANCH_SECRETARY),
                Optional.empty(),
                Set.of());
    }

    /** Nobody is told that it counts. */
    @Test
    void whereTheRulesGiveNothingForItNothingIsWrittenDown() {
        var activity = Held.planned(new PostgresActivities(POSTGRES.database()), village);
        var member = Held.member(village);
        var digits = CODE.shown(activity.id(), Taught.NOW).digits();
        assertThat(takePart()
                        .sign(as(member), activity.id(), digits)
                        .map(done -> "signed")
                        .onErrorResume(
                                Refusal.class,
                                refusal -> Mono.just(refusal.reason().code()))
                        .block(PATIENCE))
                .isEqualTo("credit.rule-not-found");
        assertThat(attendances.of(village, activity.id()).block(PATIENCE)).isEmpty();
    }

    /** As an upheld appeal books it: the same thing from another source. */
    private static SourceEvent asAppealed(SourceEvent was) {
        return new SourceEvent(
                was.member(),
                was.kind(),
                Taught.nextId(),
                was.item(),
                was.rule(),
                was.title(),
                was.occurredAt(),
                was.quantity(),
                was.confirmedBy());
    }

    private static Actor as(Member member) {
        return new Actor(
                Optional.of(Taught.person()),
                Optional.of(member.village()),
                Set.of(Role.PARTY_MEMBER),
                Optional.of(member.id()),
                Set.of());
    }

    @BeforeEach
    void found() {
        POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", village.value())
                .then()
                .block(PATIENCE);
    }

    @Test
    void aMemberIsThereOnceHoweverManyDevicesSign() {
        var activity = Held.planned(new PostgresActivities(POSTGRES.database()), village);
        var member = Held.member(village);
        var standing = Flux.range(0, 12)
                .flatMap(number -> {
                    var fresh = Held.attendance(activity, member, How.CODE, State.CONFIRMED);
                    return attendances.first(fresh, Held.told(fresh)).subscribeOn(Schedulers.parallel());
                })
                .map(Attendance::id)
                .distinct()
                .collectList()
                .block(PATIENCE);
        assertThat(standing).hasSize(1);
        assertThat(attendances.of(village, activity.id()).block(PATIENCE))
                .extracting(Attendance::id)
                .isEqualTo(standing);
        assertThat(attendances.own(member, List.of(activity.id())).block(PATIENCE))
                .hasSize(1);
        assertThat(attendances.own(Held.member(village), List.of(activity.id())).block(PATIENCE))
                .isEmpty();
    }

    @Test
    void heTakesHisOwnAlongAndWhatHeWroteGoesWithHim() {
        var there = StoredLedger.village(POSTGRES.sql());
        var member = StoredLedger.member(POSTGRES.sql(), there);
        var person = StoredSecretaries.bound(POSTGRES.sql(), member);
        var activity = Held.planned(new PostgresActivities(POSTGRES.database()), there);
        var his = Held.attendance(activity, member, How.REMOTE, State.WAITING);
        var anothers = Held.attendance(activity, StoredLedger.member(POSTGRES.sql(), there), How.REMOTE, State.WAITING);
        for (var each : List.of(his, anothers)) {
            attendances.first(each, Held.told(each)).block(PATIENCE);
        }
        var own = new OwnAttendances(POSTGRES.database());
        assertThat(own.of(person, 10).block(PATIENCE))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .containsEntry("activity", "重温入党誓词")
                        .containsEntry("note", "视频连线")
                        .containsEntry("status", "waiting"));
        own.erase(person, Taught.NOW).block(PATIENCE);
        assertThat(attendances.byId(there, his.id()).block(PATIENCE).note()).doesNotContain("视频");
        assertThat(attendances.byId(there, anothers.id()).block(PATIENCE)).isEqualTo(anothers);
    }

    @Test
    void ofTwoWhoDecideAtOnceOneWins() {
        var activity = Held.planned(new PostgresActivities(POSTGRES.database()), village);
        var claim = Held.attendance(activity, Held.member(village), How.REMOTE, State.WAITING);
        attendances.first(claim, Held.told(claim)).block(PATIENCE);
        assertThat(attendances.waiting(village).block(PATIENCE)).containsExactly(claim);
        var outcomes = Flux.range(0, 6)
                .flatMap(number -> attendances
                        .change(village, claim.id(), found -> {
                            var after = number % 2 == 0
                                    ? found.confirmed(How.REMOTE, Optional.of(Taught.person()))
                                    : found.refused(Taught.person(), "没有连线");
                            return new Attendances.Change(after, Held.told(after));
                        })
                        .map(after -> after.state().name())
                        .onErrorResume(Refusal.class, refusal -> Mono.just("late"))
                        .subscribeOn(Schedulers.parallel()))
                .collectList()
                .block(PATIENCE);
        assertThat(outcomes).contains("late");
        assertThat(attendances.waiting(village).block(PATIENCE)).isEmpty();
        var after = attendances.byId(village, claim.id()).block(PATIENCE);
        assertThat(after.version())
                .isEqualTo(
                        1 + outcomes.stream().filter(one -> !one.equals("late")).count());
        assertThat(outcomes).filteredOn(State.CONFIRMED.name()::equals).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void whoGuessesHasTenTriesHoweverManyAtOnce() {
        var activity = Held.planned(new PostgresActivities(POSTGRES.database()), village);
        var member = Held.member(village);
        var part = takePart();
        var wrong = CODE.shown(activity.id(), Taught.NOW).digits().equals("000000") ? "000001" : "000000";
        var outcomes = Flux.range(0, 40)
                .flatMap(number -> part.sign(as(member), activity.id(), wrong)
                        .map(signed -> "signed")
                        .onErrorResume(
                                Refusal.class,
                                refusal -> Mono.just(refusal.reason().code()))
                        .subscribeOn(Schedulers.parallel()))
                .collectList()
                .block(PATIENCE);
        assertThat(outcomes).filteredOn("activity.code-wrong"::equals).hasSize(10);
        assertThat(outcomes).filteredOn("activity.code-locked"::equals).hasSize(30);
    }

    @Test
    void wrongCodesAreCountedHoweverFast() {
        var activity = Held.planned(new PostgresActivities(POSTGRES.database()), village);
        var member = Held.member(village);
        assertThat(attendances.misses(member, activity.id()).block(PATIENCE)).isZero();
        Flux.range(0, 20)
                .flatMap(number -> attendances.missed(member, activity.id()).subscribeOn(Schedulers.parallel()))
                .blockLast(PATIENCE);
        assertThat(attendances.misses(member, activity.id()).block(PATIENCE)).isEqualTo(20);
        assertThat(attendances.misses(Held.member(village), activity.id()).block(PATIENCE))
                .isZero();
    }
}
