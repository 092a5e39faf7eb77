package village.infra.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Cases.MONDAY_9;
import static village.api.complaint.ComplaintsContract.get;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Refusal;
import village.api.attachment.InMemoryAttachments;
import village.api.complaint.CaseWork;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Intake;
import village.api.complaint.Moment;
import village.api.complaint.catalogue.Nearness;
import village.api.complaint.claiming.ClaimComplaint;
import village.api.complaint.intake.NearComplaints;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Point;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

/** What villagers find around them, and what Party members are offered. */
class PostgresNearComplaintsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Point HERE = new Point(29.7, 120.2);
    private static final List<NearComplaints.Reach> LAMPS =
            List.of(new NearComplaints.Reach("0202", new Nearness(100, 30)));
    /** One metre on the sphere, northwards. */
    private static final double METRE = 180 / (Math.PI * 6_371_000);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Complaints complaints = new PostgresComplaints(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch);
    private final NearComplaints near = new PostgresNearComplaints(POSTGRES.database());

    @BeforeEach
    void addVillage() {
        POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", village.value())
                .then()
                .block(PATIENCE);
    }

    @Test
    void findsWhatLiesWithinTheDistanceNearestFirst() {
        var at90 = filed("0202", 90, false);
        var at10 = filed("0202", 10, false);
        filed("0202", 101, false);
        filed("0201", 5, false);
        var found = get(near.around(village, HERE, LAMPS, MONDAY_9, 10));
        assertThat(found).extracting(one -> one.complaint().id()).containsExactly(at10, at90);
        assertThat(found.get(1).metres()).isBetween(89.5, 90.5);
    }

    @Test
    void eachCategoryHasItsOwnDistance() {
        filed("0202", 150, false);
        var road = filed("0201", 150, false);
        var reaches = List.of(LAMPS.get(0), new NearComplaints.Reach("0201", new Nearness(200, 30)));
        assertThat(get(near.around(village, HERE, reaches, MONDAY_9, 10)))
                .extracting(one -> one.complaint().id())
                .containsExactly(road);
    }

    @Test
    void forgetsAfterItsDaysToTheSecond() {
        filed("0202", 10, false);
        var last = MONDAY_9.plus(Duration.ofDays(30));
        assertThat(get(near.around(village, HERE, LAMPS, last, 10))).hasSize(1);
        assertThat(get(near.around(village, HERE, LAMPS, last.plusSeconds(1), 10)))
                .isEmpty();
    }

    @Test
    void neverShowsWhatIsAboutStaffOrOver() {
        filed("0202", 10, true);
        var over = filed("0202", 10, false);
        var cadre = Cases.actor(Cases.person(), village, Role.CADRE);
        get(complaints.change(village, over, Optional.empty(), found -> Cases.answered(found, cadre, "好了")));
        assertThat(get(near.around(village, HERE, LAMPS, MONDAY_9, 10))).isEmpty();
    }

    /** Of a private one nobody knows whether it is anybody else's matter. */
    @Test
    void findsWhatHasNoCategoryYetIfEverybodySeesIt() {
        var shown = filed(Optional.empty(), 20, false);
        filed(Optional.empty(), 10, false);
        POSTGRES.sql()
                .sql("update complaint set visibility = 'public', published = true where id = :id")
                .bind("id", shown.value())
                .then()
                .block(PATIENCE);
        var reaches = List.of(LAMPS.get(0), new NearComplaints.Reach(Optional.empty(), new Nearness(100, 14)));
        assertThat(get(near.around(village, HERE, reaches, MONDAY_9, 10)))
                .extracting(one -> one.complaint().id())
                .containsExactly(shown);
        assertThat(get(near.around(village, HERE, LAMPS, MONDAY_9, 10))).isEmpty();
        assertThat(get(near.around(village, HERE, reaches, MONDAY_9.plus(Duration.ofDays(15)), 10)))
                .isEmpty();
    }

    @Test
    void readsTheIndexOfThePlace() {
        POSTGRES.sql().sql("""
            insert into complaint (village_id, id, version, ticket, kind, category_code, text, lat, lon,
              name_visible_to, visibility, about_staff, reporter_id, filer_id, status, published, filed_at,
              due_from, due_at)
            select :village, gen_random_uuid(), 1, lpad(n::text, 8, '0'), 'complaint', '0202', 'x',
              29.5 + n * 0.00002, 120.2, 'handlers', 'private', false, :village, :village, 'submitted',
              false, now(), now(), now()
            from generate_series(1, 20000) n
            """).bind("village", village.value()).then().block(PATIENCE);
        POSTGRES.sql().sql("analyze complaint").then().block(PATIENCE);
        var plan = POSTGRES.sql()
                .sql("explain " + PostgresNearComplaints.AROUND)
                .bind("village", village.value())
                .bind("lat", HERE.lat())
                .bind("lon", HERE.lon())
                .bind("high", 0.001)
                .bind("wide", 0.001)
                .bind("codes", new String[] {"0202"})
                .bind("metres", new Integer[] {100})
                .bind("days", new Integer[] {30})
                .bind("now", MONDAY_9)
                .bind("limit", 10)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block(PATIENCE);
        assertThat(String.join("\n", plan)).contains("complaint_near").doesNotContain("Seq Scan on complaint");
    }

    @Test
    void ofFiftyMembersAtOnceOneGetsTheCase() {
        var id = offered();
        var work = new CaseWork(
                complaints,
                new InMemoryAttachments(),
                POSTGRES.database(),
                UuidCreator::getTimeOrderedEpoch,
                Clock.fixed(MONDAY_9, ZoneOffset.UTC));
        var claim = new ClaimComplaint(work);
        var outcomes = Flux.range(0, 50)
                .flatMap(
                        n -> claim.claim(
                                        Cases.actor(Cases.person(), village, Role.VILLAGER, Role.PARTY_MEMBER),
                                        id,
                                        Optional.empty())
                                .map(done -> "won")
                                .onErrorResume(
                                        Refusal.class,
                                        refused -> Mono.just(refused.reason().code()))
                                .subscribeOn(Schedulers.parallel()),
                        50)
                .collectList()
                .block(PATIENCE);
        assertThat(outcomes).hasSize(50).containsOnlyOnce("won").containsOnly("won", "complaint.already-claimed");
        assertThat(get(complaints.byId(village, id)).version()).isEqualTo(3);
    }

    @Test
    void offersWhatIsOpenButNobodyHisOwn() {
        var reporter = Cases.person();
        var own = offered(reporter);
        var other = offered();
        filed("0202", 10, false);
        var offers = new PostgresOfferedComplaints(POSTGRES.database());
        var slice = new Complaints.Slice(Optional.empty(), 1);
        assertThat(get(offers.to(village, reporter, slice)).items())
                .extracting(Complaint::id)
                .containsExactly(other);
        var first = get(offers.to(village, Cases.person(), slice));
        var second = get(offers.to(village, Cases.person(), new Complaints.Slice(first.next(), 1)));
        assertThat(List.of(first.items().get(0).id(), second.items().get(0).id()))
                .containsExactlyInAnyOrder(own, other);
        assertThat(second.next()).isEmpty();
    }

    private Complaint.Id offered() {
        return offered(Cases.person());
    }

    private Complaint.Id offered(Person.Id reporter) {
        var filed = Cases.filed(village, reporter, Cases.intake("想借轮椅"), MONDAY_9);
        var id = get(complaints.add(Cases.once(UUID.randomUUID().toString()), List.of(filed)));
        get(complaints.change(
                village,
                id,
                Optional.empty(),
                found -> Moment.system(MONDAY_9, Cases.IDS)
                        .quietly(found.with(found.handling().offered(true)), "complaint.offered", Map.of())));
        return id;
    }

    private Complaint.Id filed(String category, double metresNorth, boolean aboutStaff) {
        return filed(Optional.of(category), metresNorth, aboutStaff);
    }

    private Complaint.Id filed(Optional<String> category, double metresNorth, boolean aboutStaff) {
        var intake = Cases.intake("x");
        var lamp = new Intake(
                intake.kind(),
                category,
                intake.text(),
                List.of(),
                Optional.of(new Point(HERE.lat() + metresNorth * METRE, HERE.lon())),
                Optional.empty(),
                Optional.empty(),
                intake.nameVisibleTo(),
                intake.visibility(),
                aboutStaff,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var change = Cases.filed(village, Cases.person(), lamp, MONDAY_9);
        return get(complaints.add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }
}
