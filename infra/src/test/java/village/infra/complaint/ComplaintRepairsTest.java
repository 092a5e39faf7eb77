package village.infra.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Cases.MONDAY_9;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.io.ClassPathResource;
import village.api.client.Client;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Deadline;
import village.api.complaint.Ending;
import village.api.complaint.Entry;
import village.api.complaint.Followers;
import village.api.complaint.Followers.Follower;
import village.api.complaint.Intake;
import village.api.complaint.Moment;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

/** What migrations make of rows that earlier versions left wrong. */
class ComplaintRepairsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Complaints complaints = new PostgresComplaints(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch);
    private final Followers followers = new PostgresFollowers(POSTGRES.database());

    @BeforeEach
    void addVillage() {
        insert("insert into village (id, name) values (:id, '测试村')", village.value());
    }

    @Test
    void whatWasMergedIntoACaseAboutStaffLeavesTheVillage() {
        var up = filed(Cases.aboutStaff("村会计"));
        var merged = filed(Cases.mayBePublic("村账"));
        var deeper = filed(Cases.intake("账不公开"));
        var other = filed(Cases.intake("路灯"));
        set(merged, found -> merged(found, up).publishedIf(true));
        var handler = somebody();
        set(deeper, found -> merged(found, merged).with(found.handling().dispatchedTo(handler)));
        run("V1801__complaint_merged_along.sql");
        for (var id : List.of(merged, deeper)) {
            assertThat(now(id).intake().aboutStaff()).isTrue();
            assertThat(now(id).published()).isFalse();
            assertThat(now(id).handler()).isEmpty();
            assertThat(now(id).deadline().level()).isEqualTo(Deadline.Level.TOWNSHIP);
            assertThat(now(id).status()).isEqualTo(Status.MERGED);
            assertThat(now(id).version()).isEqualTo(3);
        }
        assertThat(now(other).version()).isEqualTo(1);
        assertThat(now(up).version()).isEqualTo(1);
    }

    @Test
    void whoReportedWhatWasMergedIsNoSupporter() {
        var into = filed(Cases.intake("x"));
        var own = filed(Cases.intake("y"));
        var both = somebody();
        var joined = somebody();
        add(into, Follower.supporting(both));
        add(into, Follower.supporting(joined));
        POSTGRES.sql()
                .sql("update complaint_follower set own_id = :own where person_id = :person")
                .bind("own", own.value())
                .bind("person", both.value())
                .then()
                .block(PATIENCE);
        set(into, found -> found.withSupports(2));
        run("V1802__complaint_follower_reasons.sql");
        assertThat(now(into).supports()).isEqualTo(1);
        assertThat(of(into)).containsExactlyInAnyOrder(Follower.merged(both, own), Follower.supporting(joined));
    }

    @Test
    void whoTookHisSupportBackFollowsNoMore() {
        var into = filed(Cases.intake("x"));
        var from = filed(Cases.intake("y"));
        var gone = somebody();
        var stays = somebody();
        var reporter = now(from).reporter().orElseThrow();
        set(from, found -> merged(found, into));
        add(from, Follower.supporting(stays));
        for (var person : List.of(gone, stays, reporter)) {
            add(into, new Follower(person, Followers.Why.MERGED, Optional.empty()));
        }
        run("V1802__complaint_follower_reasons.sql");
        assertThat(of(into)).extracting(Follower::person).containsExactlyInAnyOrder(stays, reporter);
    }

    /** A platform has what was sent to it until it is taken up again, or answered by somebody else. */
    @Test
    void aPlatformLosesWhatCameBackFromIt() {
        var platform = platform();
        var there = sent(platform);
        var done = sent(platform);
        set(done, Step.Type.ANSWERED, found -> Cases.in(Status.ANSWERED, found, MONDAY_9));
        var back = sent(platform);
        set(back, Step.Type.REOPENED, found -> found.with(Status.ACCEPTED));
        var answeredHere = sent(platform);
        set(answeredHere, Step.Type.DISPATCHED, found -> found.with(Status.DISPATCHED));
        set(answeredHere, Step.Type.ANSWERED, found -> Cases.in(Status.ANSWERED, found, MONDAY_9));
        var answeredTwice = sent(platform);
        set(answeredTwice, Step.Type.ANSWERED, found -> Cases.in(Status.ANSWERED, found, MONDAY_9));
        set(answeredTwice, Step.Type.VERIFIED, found -> found.with(Status.ACCEPTED));
        set(answeredTwice, Step.Type.ANSWERED, found -> Cases.in(Status.ANSWERED, found, MONDAY_9));
        run("V1804__complaint_stale_receiver.sql");
        assertThat(List.of(receiver(there), receiver(done))).containsOnly(Optional.of(platform));
        assertThat(List.of(receiver(back), receiver(answeredHere), receiver(answeredTwice)))
                .containsOnly(Optional.empty());
        assertThat(now(back).ending().transfer()).map(Ending.Transfer::office).contains("县治理平台");
    }

    private Complaint.Id sent(Client.Id platform) {
        var id = filed(Cases.intake("死鱼"));
        var transfer = new Ending.Transfer("县治理平台", "", MONDAY_9, Optional.of(platform));
        set(
                id,
                Step.Type.TRANSFERRED_OUT,
                found -> found.with(Status.TRANSFERRED_OUT).with(found.ending().transferred(transfer)));
        return id;
    }

    private Optional<Client.Id> receiver(Complaint.Id id) {
        return now(id).ending().transfer().flatMap(Ending.Transfer::receiver);
    }

    private void set(Complaint.Id id, Step.Type step, UnaryOperator<Complaint> as) {
        complaints
                .change(
                        village,
                        id,
                        Optional.empty(),
                        found -> Moment.system(MONDAY_9.plusSeconds(found.version()), Cases.IDS)
                                .change(as.apply(found), Entry.of(step, "系统"), "complaint.changed"))
                .block(PATIENCE);
    }

    private static Complaint merged(Complaint found, Complaint.Id into) {
        return found.with(Status.MERGED).with(found.ending().merged(into));
    }

    private Complaint.Id filed(Intake intake) {
        var change = Cases.filed(village, somebody(), intake, MONDAY_9);
        return complaints
                .add(Cases.once(UUID.randomUUID().toString()), List.of(change))
                .block(PATIENCE);
    }

    private void set(Complaint.Id id, UnaryOperator<Complaint> as) {
        complaints
                .change(
                        village,
                        id,
                        Optional.empty(),
                        found -> Moment.system(MONDAY_9, Cases.IDS)
                                .quietly(as.apply(found), "complaint.progressed", Map.of()))
                .block(PATIENCE);
    }

    private Complaint now(Complaint.Id id) {
        return complaints.byId(village, id).block(PATIENCE);
    }

    private void add(Complaint.Id id, Follower follower) {
        followers.add(village, id, follower).block(PATIENCE);
    }

    private List<Follower> of(Complaint.Id id) {
        return followers.of(village, id).block(PATIENCE);
    }

    private static Person.Id somebody() {
        var person = UUID.randomUUID();
        insert("insert into person (id) values (:id)", person);
        return new Person.Id(person);
    }

    private static Client.Id platform() {
        var client = UUID.randomUUID();
        insert("insert into client values (:id, 1, '县治理平台', 100, 60, '{}', '', false, false, now())", client);
        return new Client.Id(client);
    }

    private static void insert(String sql, UUID id) {
        POSTGRES.sql().sql(sql).bind("id", id).then().block(PATIENCE);
    }

    private static void run(String migration) {
        for (var statement : text(migration).split(";\\s*\\n", -1)) {
            if (!statement.isBlank()) {
                POSTGRES.sql().sql(statement).then().block(PATIENCE);
            }
        }
    }

    private static String text(String migration) {
        try {
            return new ClassPathResource("db/migration/" + migration).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(migration, e);
        }
    }
}
