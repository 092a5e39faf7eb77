package village.infra.credit.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.credit.ledger.Studied.NOW;
import static village.api.credit.ledger.Studied.nextId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.InMemoryAttachments;
import village.api.credit.Agreeing;
import village.api.credit.Amount;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.branch.BranchMember;
import village.api.credit.branch.Branches;
import village.api.credit.branch.Keeper;
import village.api.credit.ledger.Account;
import village.api.credit.ledger.SourceEvent;
import village.api.credit.ledger.Studied;
import village.api.credit.offline.DecideStudy;
import village.api.credit.offline.DecideStudy.Verdict;
import village.api.credit.offline.HandInStudy;
import village.api.credit.offline.OfflineChange;
import village.api.credit.offline.OfflineStudies;
import village.api.credit.offline.OfflineStudiesContract;
import village.api.credit.offline.OfflineStudy;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.place.Village;
import village.infra.credit.StoredLedger;
import village.infra.credit.StoredSecretaries;
import village.infra.postgres.PostgresExtension;

/** One proof, decided by many at once. */
class PostgresOfflineStudiesTest implements OfflineStudiesContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MANY = 8;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final OfflineStudies studies = new PostgresOfflineStudies(POSTGRES.database());
    private final Village.Id village = StoredLedger.village(POSTGRES.sql());
    private final Member member = StoredLedger.member(POSTGRES.sql(), village);
    private final Member keeping = StoredLedger.member(POSTGRES.sql(), village);
    private final Person.Id person = new Person.Id(StoredLedger.person(POSTGRES.sql()));
    private final DecideStudy decide = new DecideStudy(
            studies,
            new InMemoryAttachments(),
            new Keeper(new OneBranch()),
            StoredLedger.award(POSTGRES.database()),
            POSTGRES.database(),
            Studied::nextId,
            Clock.systemUTC());

    @Override
    public OfflineStudies studies() {
        return studies;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Member member(String branch, boolean secretary) {
        return StoredSecretaries.member(POSTGRES.sql(), village, branch, secretary);
    }

    @Override
    public Person.Id person() {
        return person;
    }

    @RepeatedTest(5)
    void theSameProofIsBookedOnceHoweverManyConfirmIt() {
        var study = waiting();
        var outcomes = atOnce(Collections.nCopies(MANY, decide.decide(secretary(), study.id(), counts(3))));
        assertThat(outcomes).containsOnlyOnce("ok");
        assertThat(outcomes)
                .filteredOn(Reason.OFFLINE_STUDY_DECIDED.name()::equals)
                .hasSize(MANY - 1);
        assertThat(StoredLedger.in(POSTGRES.database()).account(member, 2026).block(PATIENCE))
                .isEqualTo(new Account(member, 2026, 1, new Amount(3, 180)));
        assertThat(studies.byId(village, study.id()).block(PATIENCE).state()).isEqualTo(OfflineStudy.State.CONFIRMED);
    }

    @RepeatedTest(10)
    void ofConfirmingRefusingAndTakingBackAtOnceOneWins() {
        var study = waiting();
        var handIn = new HandInStudy(
                studies,
                new InMemoryAttachments(),
                Agreeing.always(),
                POSTGRES.database(),
                Studied::nextId,
                Clock.systemUTC());
        var outcomes = atOnce(List.of(
                decide.decide(secretary(), study.id(), counts(1)),
                decide.decide(secretary(), study.id(), new Verdict.Refused("看不清")),
                handIn.withdraw(actor(member, Role.PARTY_MEMBER), study.id())));
        assertThat(outcomes).containsOnlyOnce("ok");
        var state = studies.byId(village, study.id()).block(PATIENCE).state();
        var lines = StoredLedger.in(POSTGRES.database())
                .account(member, 2026)
                .block(PATIENCE)
                .entries();
        assertThat(lines).isEqualTo(state == OfflineStudy.State.CONFIRMED ? 1 : 0);
    }

    /** Nobody locked it: the version alone holds. */
    @RepeatedTest(5)
    void ofManyWhoDecideWhatTheyReadOneWins() {
        var study = waiting();
        var refused = study.refused(person, NOW, "看不清");
        var outcomes = atOnce(IntStream.range(0, MANY)
                .mapToObj(number -> studies.decide(new OfflineChange(refused, told(refused))))
                .toList());
        assertThat(outcomes).containsOnlyOnce("ok");
        assertThat(outcomes).filteredOn(Reason.EDIT_CONFLICT.name()::equals).hasSize(MANY - 1);
        assertThat(events(study)).isEqualTo(2);
    }

    @Test
    void whoDecidesWhatAnotherDecidedBooksNothing() {
        var study = waiting();
        var refused = study.refused(person, NOW, "看不清");
        studies.decide(new OfflineChange(refused, told(refused))).block(PATIENCE);
        var event = new SourceEvent(
                member,
                SourceKind.OFFLINE,
                study.id().value(),
                Optional.empty(),
                Optional.of("offline-hour"),
                "镇党校培训",
                NOW,
                3,
                Optional.of(person));
        var late = POSTGRES.database()
                .together(StoredLedger.award(POSTGRES.database())
                        .award(event)
                        .map(line -> study.confirmed(person, NOW, line.id()))
                        .flatMap(confirmed -> studies.decide(new OfflineChange(confirmed, told(confirmed)))));
        assertThat(atOnce(List.of(late))).containsExactly(Reason.EDIT_CONFLICT.name());
        assertThat(StoredLedger.in(POSTGRES.database())
                        .account(member, 2026)
                        .block(PATIENCE)
                        .entries())
                .isZero();
        assertThat(studies.byId(village, study.id()).block(PATIENCE)).isEqualTo(refused);
        assertThat(events(study)).isEqualTo(2);
    }

    private static long events(OfflineStudy study) {
        return POSTGRES.sql()
                .sql("select count(*) from event where subject_id = :id")
                .bind("id", study.id().value())
                .map(row -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }

    @Test
    void whatDoesNotFitLeavesNothingBehind() {
        var study = waiting();
        var outcomes = atOnce(List.of(decide.decide(secretary(), study.id(), new Verdict.Counts("no-such-rule", 1))));
        assertThat(outcomes).containsExactly(Reason.CREDIT_RULE_NOT_FOUND.name());
        assertThat(studies.byId(village, study.id()).block(PATIENCE)).isEqualTo(study);
        var waiting = studies.list(village, Optional.of("第一党支部"), true, new OfflineStudies.Slice(Optional.empty(), 9));
        assertThat(waiting.block(PATIENCE).items()).containsExactly(study);
    }

    private OfflineStudy waiting() {
        var study = new OfflineStudy(
                new OfflineStudy.Id(nextId()),
                member,
                1,
                new OfflineStudy.Told("镇党校培训", LocalDate.of(2026, 3, 10), Optional.of(3), "上午"),
                List.of(new Attachment.Id(nextId()), new Attachment.Id(nextId())),
                Optional.of(person),
                NOW,
                OfflineStudy.State.WAITING,
                Optional.empty());
        var once = new Once(person.toString(), "credit.hand-in", nextId().toString(), "");
        return studies.add(once, new OfflineChange(study, told(study)), 10).block(PATIENCE);
    }

    private static Event told(OfflineStudy study) {
        return new Event(
                nextId(),
                Optional.of(study.member().village()),
                new Event.Subject(OfflineStudy.KIND, study.id().value(), study.version()),
                OfflineStudy.KIND + ".handed-in",
                Map.of(),
                NOW);
    }

    private static Verdict counts(int hours) {
        return new Verdict.Counts("offline-hour", hours);
    }

    private Actor secretary() {
        return actor(keeping, Role.BRANCH_SECRETARY);
    }

    private Actor actor(Member who, Role role) {
        return new Actor(Optional.of(person), Optional.of(village), Set.of(role), Optional.of(who.id()), Set.of());
    }

    private static List<String> atOnce(List<? extends Mono<?>> acts) {
        return Flux.fromIterable(acts)
                .flatMapSequential(act -> act.thenReturn("ok")
                        .onErrorResume(
                                Refusal.class,
                                refusal -> Mono.just(refusal.reason().name()))
                        .subscribeOn(Schedulers.parallel()))
                .collectList()
                .block(PATIENCE);
    }

    /** Both are of one branch, whose secretary one of them is. */
    private final class OneBranch implements Branches {
        @Override
        public Mono<BranchMember> member(Village.Id of, RosterPerson.Id id) {
            var keeps = id.equals(keeping.id());
            return Mono.just(
                    new BranchMember(new Member(of, id), new PersonName("苗小梅"), "第一党支部", false, true, keeps, keeps));
        }

        @Override
        public Mono<List<BranchMember>> of(Village.Id of, String branch) {
            return of(of);
        }

        @Override
        public Mono<List<BranchMember>> of(Village.Id of) {
            return Flux.just(member, keeping)
                    .concatMap(who -> member(of, who.id()))
                    .collectList();
        }

        @Override
        public Mono<Boolean> kept(Village.Id of, String branch) {
            return Mono.just(true);
        }

        @Override
        public Mono<Set<RosterPerson.Id>> leaders(Village.Id of, Instant at) {
            return Mono.just(Set.of());
        }

        @Override
        public Mono<BranchMember> boundAt(Village.Id of, Person.Id who, Instant at) {
            return Mono.empty();
        }

        @Override
        public Mono<List<BranchMember>> boundTo(Person.Id who) {
            return Mono.just(List.of());
        }
    }
}
