package village.api.complaint.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import village.api.Reason;
import village.api.attachment.InMemoryAttachments;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.Intake;
import village.api.complaint.voice.InMemoryRecordings;
import village.api.event.SequencedEvent;
import village.api.identity.Actor;
import village.api.identity.Face;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.Session;
import village.api.identity.membership.InMemoryMemberships;
import village.api.identity.membership.Memberships;
import village.api.identity.session.InMemorySessions;
import village.api.inquiry.InMemoryInquiries;
import village.api.place.InMemoryVillages;
import village.api.place.Village;
import village.api.place.VillageCode;

class WatchOverviewTest {
    private static final String TOWNSHIP = "330999101";

    private final InMemoryVillages villages = new InMemoryVillages();
    private final Village village = villages.put(
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫桥镇", "越州县"));
    private final Person.Id dispatcher = Cases.person();
    private final Actor actor = Cases.actor(dispatcher, village.id(), Role.DISPATCHER);
    private final InMemoryMemberships memberships = new InMemoryMemberships();
    private final InMemorySessions sessions = new InMemorySessions();
    private final Session.Id session = signedIn();
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final WatchOverview watch = watching(2, 3);

    @Test
    void twoWhoLookGetTheFiguresAndEveryChange() {
        employed(dispatcher);
        var first = new Screen(watch, actor);
        var second = new Screen(watch, actor);
        first.shows(0);
        second.shows(0);
        filed();
        first.shows(1);
        second.shows(1);
        assertThat(watch.watching()).isEqualTo(2);
    }

    @Test
    void whoeverLeavesFreesHisPlace() {
        employed(dispatcher);
        var first = new Screen(watch, actor);
        var second = new Screen(watch, actor);
        second.shows(0);
        assertThatThrownBy(() -> look().blockFirst(Duration.ofSeconds(5))).satisfies(because(Reason.REQUEST_TOO_MANY));
        first.leaves();
        assertThat(watch.watching()).isOne();
        assertThat(look().blockFirst(Duration.ofSeconds(5))).hasSize(1);
        assertThat(watch.watching()).isOne();
        second.leaves();
        assertThat(watch.watching()).isZero();
    }

    @Test
    void anInstanceBearsSoManyWhoeverTheyAre() {
        var screens = new ArrayList<Screen>();
        for (var each = 0; each < 3; each++) {
            screens.add(new Screen(watch, another()));
        }
        screens.get(2).shows(0);
        assertThatThrownBy(() -> watch.watch(another(), session, TOWNSHIP).blockFirst(Duration.ofSeconds(5)))
                .satisfies(because(Reason.REQUEST_TOO_MANY));
        screens.forEach(Screen::leaves);
        assertThat(watch.watching()).isZero();
    }

    @Test
    void whoeverLooksAfterAllHaveLeftSeesWhatHappensThen() {
        employed(dispatcher);
        var first = new Screen(watch, actor);
        first.shows(0);
        first.leaves();
        filed();
        var second = new Screen(watch, actor);
        second.shows(1);
        filed();
        second.shows(2);
    }

    @Test
    void aSignedOutScreenGoesDark() {
        employed(dispatcher);
        var screen = new Screen(watch, actor);
        screen.shows(0);
        sessions.end(session, Instant.now()).block();
        screen.goesDark();
        assertThat(watch.watching()).isZero();
        assertThatThrownBy(() -> look().blockFirst(Duration.ofSeconds(5))).satisfies(because(Reason.SESSION_INVALID));
    }

    @Test
    void whoeverLosesHisOfficeLooksNoLonger() {
        employed(dispatcher);
        var screen = new Screen(watch, actor);
        screen.shows(0);
        memberships.putAbove(dispatcher);
        screen.goesDark();
        assertThat(watch.watching()).isZero();
    }

    /** They look at one area on one instance, and not at one set of figures. */
    @Test
    void whoIsStaffOfAVillageHimselfSharesNoFiguresWithOthers() {
        employed(dispatcher);
        var screen = new Screen(watch, actor);
        screen.shows(0);
        var cadre = another();
        employedHere(cadre.requirePerson());
        var his = new Screen(watch, cadre);
        his.shows(0);
        filed(Cases.aboutStaff("干部态度差"));
        screen.shows(1);
        filed();
        screen.shows(2);
        his.shows(1);
        assertThat(his.open).doesNotContain(2L);
    }

    @Test
    void whoeverBecomesStaffOfAVillageLooksAnew() {
        employed(dispatcher);
        filed(Cases.aboutStaff("干部态度差"));
        var screen = new Screen(watch, actor);
        screen.shows(1);
        employedHere(dispatcher);
        screen.goesDark();
        new Screen(watch, actor).shows(0);
    }

    @Test
    void aTownshipIsNotForThoseOfAnother() {
        memberships.putAbove(dispatcher, office("330999102"));
        villages.put(
                new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999102201"), "石桥村", "石桥镇", "越州县"));
        assertThatThrownBy(() -> look().blockFirst(Duration.ofSeconds(5))).satisfies(because(Reason.ROLE_REQUIRED));
        assertThat(watch.watching()).isZero();
    }

    private Flux<List<ReadOverview.Row>> look() {
        return watch.watch(actor, session, TOWNSHIP);
    }

    private Actor another() {
        var person = Cases.person();
        employed(person);
        return Cases.actor(person, village.id(), Role.SUPERVISOR);
    }

    private void employed(Person.Id person) {
        memberships.putAbove(person, office(TOWNSHIP));
    }

    private static Memberships.Office office(String area) {
        return new Memberships.Office(Role.DISPATCHER, Optional.of(new Memberships.Area(area, "枫桥镇")));
    }

    private Session.Id signedIn() {
        var id = new Session.Id(UUID.randomUUID());
        var until = Instant.now().plus(Duration.ofHours(1));
        sessions.begin(new Session(id, dispatcher, Face.CONSOLE, Optional.empty(), until), new byte[0])
                .block();
        return id;
    }

    private void employedHere(Person.Id person) {
        memberships.put(
                person,
                new Memberships.Place(
                        village.id(), Optional.empty(), Set.of(Role.CADRE), Optional.empty(), Optional.empty()));
    }

    private void filed() {
        filed(Cases.intake("路灯不亮"));
    }

    private void filed(Intake intake) {
        var change = Cases.filed(village.id(), Cases.person(), intake, Instant.now());
        Complaint.Id id = complaints
                .add(Cases.once(UUID.randomUUID().toString()), List.of(change))
                .block();
        assertThat(id).isNotNull();
        watch.happened(new SequencedEvent(1, change.event()));
    }

    private WatchOverview watching(int each, int all) {
        var below = new VillagesBelow(memberships, villages);
        var lists = new InMemoryCaseLists(complaints, new InMemoryRecordings(new InMemoryAttachments()));
        var read = new ReadOverview(below, complaints, lists, new InMemoryInquiries(), Clock.systemUTC());
        var pace =
                new WatchOverview.Pace(Duration.ofMillis(20), Duration.ofMinutes(1), Duration.ofMillis(30), each, all);
        return new WatchOverview(read, below, sessions, pace, Clock.systemUTC());
    }

    /** Somebody's screen: what it showed, and whether it still does. */
    private final class Screen {
        private final List<Long> open = Collections.synchronizedList(new ArrayList<>());
        private final Disposable stream;

        Screen(WatchOverview watch, Actor who) {
            stream = watch.watch(who, session, TOWNSHIP)
                    .subscribe(rows -> open.add(rows.get(0).open().open()));
        }

        void shows(long count) {
            Awaitility.await().until(() -> !open.isEmpty() && open.get(open.size() - 1) == count);
        }

        void goesDark() {
            Awaitility.await().until(stream::isDisposed);
        }

        void leaves() {
            stream.dispose();
        }
    }
}
