package village.infra.identity.self;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static village.api.credit.ledger.Studied.NOW;
import static village.api.credit.ledger.Studied.nextId;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.Once;
import village.api.attachment.Attachment;
import village.api.attachment.InMemoryAttachments;
import village.api.attachment.Samples;
import village.api.credit.Member;
import village.api.credit.branch.Keeper;
import village.api.credit.ledger.Studied;
import village.api.credit.offline.ConfirmStudy;
import village.api.credit.offline.OfflineChange;
import village.api.credit.offline.OfflineStudies;
import village.api.credit.offline.OfflineStudy;
import village.api.credit.offline.OfflineVisibility;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.infra.credit.StoredLedger;
import village.infra.credit.StoredSecretaries;
import village.infra.credit.branch.StoredBranches;
import village.infra.credit.offline.StoredStudies;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;

/** A member's study is his, also what his secretary wrote down; it goes with him and not with the secretary. */
class OwnStudiesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String HIS_WORDS = "上午讲党章，下午讨论。";
    private static final String PROOF = "签到表第 3 页";

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Member member = StoredLedger.member(POSTGRES.sql(), StoredLedger.village(POSTGRES.sql()));
    private final Member keeping = StoredLedger.member(POSTGRES.sql(), member.village());
    private final Person.Id person = StoredSecretaries.bound(POSTGRES.sql(), member);
    private final Person.Id secretary = StoredSecretaries.bound(POSTGRES.sql(), keeping);
    private final OfflineStudies studies = StoredStudies.in(POSTGRES.database());
    private final InMemoryAttachments attachments = new InMemoryAttachments();
    private final Keeper keeper = new Keeper(StoredBranches.in(POSTGRES.database(), TestSecrets.sealer()));
    private final Attachment file = Samples.photo(member.village(), secretary);

    @BeforeEach
    void oneHandedInAndOneWrittenDown() {
        StoredSecretaries.granted(POSTGRES.sql(), keeping, secretary, -1, 9);
        handedIn();
        attachments.add(file, event(file.id().value(), "attachment"), once()).block(PATIENCE);
        var confirm = new ConfirmStudy(
                keeper,
                StoredLedger.schemes(POSTGRES.database()),
                StoredLedger.award(POSTGRES.database()),
                studies,
                attachments,
                POSTGRES.database(),
                Studied::nextId,
                Clock.systemUTC());
        var study = new ConfirmStudy.Study(
                member.id(), "offline-half-day", "县里集中培训", LocalDate.of(2026, 4, 1), 1, PROOF, List.of(file.id()));
        confirm.confirm(actor(keeping, secretary, Role.BRANCH_SECRETARY), study, once())
                .block(PATIENCE);
    }

    @Test
    void bothAreInTheMembersExportAndNoneInTheSecretarys() {
        assertThat(exported(secretary)).isEmpty();
        assertThat(exported(person))
                .extracting(line -> line.get("title"), line -> line.get("text"))
                .containsExactlyInAnyOrder(tuple("镇党校培训", HIS_WORDS), tuple("县里集中培训", PROOF));
    }

    @Test
    void aSecretaryWhoLeavesTakesNothingOfIt() {
        var before = kept();
        left(secretary);
        assertThat(kept()).isEqualTo(before).hasSize(2);
        assertThat(exported(person)).hasSize(2);
    }

    @Test
    void aMemberWhoLeavesTakesHisOwnWords() {
        POSTGRES.sql()
                .sql("update binding set state = 'ended', ended_at = now() where person_id = :person")
                .bind("person", person.value())
                .then()
                .block(PATIENCE);
        assertThat(exported(person)).extracting(line -> line.get("text")).containsExactly(HIS_WORDS);
        left(person);
        assertThat(exported(person)).isEmpty();
        assertThat(kept()).extracting(study -> study.told().text()).containsExactlyInAnyOrder("", PROOF);
        assertThat(kept()).allMatch(study -> study.handedInBy().isEmpty());
    }

    @Test
    void theProofTheSecretaryKeptIsSeenByTheMember() {
        var visibility = new OfflineVisibility(studies, keeper);
        var claimed = attachments.byId(member.village(), file.id()).block(PATIENCE);
        assertThat(visibility
                        .visible(actor(member, person, Role.PARTY_MEMBER), claimed)
                        .block(PATIENCE))
                .isTrue();
        assertThat(visibility
                        .visible(actor(keeping, secretary, Role.BRANCH_SECRETARY), claimed)
                        .block(PATIENCE))
                .isTrue();
    }

    private void handedIn() {
        var study = new OfflineStudy(
                new OfflineStudy.Id(nextId()),
                member,
                1,
                new OfflineStudy.Told("镇党校培训", LocalDate.of(2026, 3, 10), Optional.of(3), HIS_WORDS),
                List.of(new Attachment.Id(nextId())),
                Optional.of(person),
                NOW,
                OfflineStudy.State.WAITING,
                Optional.empty());
        studies.add(once(), new OfflineChange(study, event(study.id().value(), OfflineStudy.KIND)), 10)
                .block(PATIENCE);
    }

    private Event event(UUID subject, String kind) {
        return new Event(
                nextId(),
                Optional.of(member.village()),
                new Event.Subject(kind, subject, 1),
                kind + ".made",
                Map.of(),
                NOW);
    }

    private static Once once() {
        return new Once("test", "credit.test", nextId().toString(), "");
    }

    private static Actor actor(Member who, Person.Id person, Role role) {
        return new Actor(
                Optional.of(person), Optional.of(who.village()), Set.of(role), Optional.of(who.id()), Set.of());
    }

    private List<OfflineStudy> kept() {
        return studies.of(member, new OfflineStudies.Slice(Optional.empty(), 9))
                .block(PATIENCE)
                .items();
    }

    private static List<Map<String, Object>> exported(Person.Id who) {
        return records().of(who, 10).block(PATIENCE);
    }

    private static void left(Person.Id who) {
        records().erase(who, NOW).block(PATIENCE);
    }

    private static TableRecords records() {
        return PersonalTables.all(POSTGRES.database()).stream()
                .map(TableRecords.class::cast)
                .filter(each -> each.section().equals("offlineStudies"))
                .findFirst()
                .orElseThrow();
    }
}
