package village.api.notice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.identity.Actor;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.identity.Roster;
import village.api.identity.RosterEntry;
import village.api.identity.RosterKind;
import village.api.identity.RosterPerson;
import village.api.notice.Notice;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.delivery.About.Addressee;
import village.api.notice.delivery.About.Discretion;
import village.api.notice.delivery.Deliveries.Allowance;
import village.api.notice.delivery.Delivery.State;
import village.api.notice.oversight.CountParkedNotices;
import village.api.notice.oversight.InMemoryOversight;
import village.api.notice.oversight.ListParkedNotices;
import village.api.notice.oversight.ListParkedNotices.Line;
import village.api.notice.oversight.ParkedNotices;
import village.api.notice.oversight.ReplayParkedNotice;
import village.api.notice.oversight.SeeParkedNotice;

class ParkedNoticesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InMemoryNoticesTest post = new InMemoryNoticesTest();
    private final PostOffice.User user = post.user();
    private final RosterPerson.Id rosterPerson = new RosterPerson.Id(UUID.randomUUID());
    private final Roster roster = (village, id) -> Mono.just(new RosterEntry(
            id,
            village,
            new PersonName("陈秀英"),
            Optional.empty(),
            Optional.empty(),
            RosterKind.VILLAGER,
            Optional.empty(),
            false));
    private final ListParkedNotices list = new ListParkedNotices(post.parked(), roster);
    private final Clock clock = Clock.fixed(PostOffice.NOON, ZoneOffset.UTC);
    private final ReplayParkedNotice replay = new ReplayParkedNotice(post.parked(), clock);
    private final CountParkedNotices count = new CountParkedNotices(post.parked());
    private final SeeParkedNotice see = new SeeParkedNotice(post.parked(), clock);
    private final Actor cadre = Cases.actor(Cases.person(), post.village(), Role.CADRE);
    private final Actor dispatcher = Cases.actor(Cases.person(), post.village(), Role.DISPATCHER);
    private final Actor operator =
            new Actor(Optional.of(Cases.person()), Optional.empty(), Set.of(Role.OPERATOR), Optional.empty(), Set.of());

    @Test
    void showsTheOfficeAMaskedName() {
        park(State.PARKED, Discretion.NAMED);
        assertThat(lines(cadre)).extracting(Line::person).containsExactly(Optional.of("*秀英"));
    }

    @Test
    void showsTheOfficeNoNameOfWhoWantsNone() {
        park(State.PARKED, Discretion.UNNAMED);
        assertThat(lines(cadre)).extracting(Line::person).containsExactly(Optional.empty());
        assertThat(lines(dispatcher)).extracting(Line::person).containsExactly(Optional.of("*秀英"));
    }

    @Test
    void showsTheOfficeNothingOfCasesAboutIt() {
        var parked = park(State.PARKED, Discretion.ABOVE);
        assertThat(lines(cadre)).isEmpty();
        refuses(Reason.NOTICE_NOT_FOUND, replay.replay(cadre, parked.id()));
        refuses(Reason.NOTICE_NOT_FOUND, see.see(cadre, parked.id()));
        assertThat(lines(dispatcher)).hasSize(1);
    }

    @Test
    void showsOperatorsEverythingAndNobody() {
        park(State.PARKED, Discretion.NAMED);
        park(State.PARKED, Discretion.ABOVE);
        assertThat(lines(operator)).hasSize(2).extracting(Line::person).containsOnly(Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VILLAGER", "GRID_WORKER", "SUPERVISION_COMMITTEE", "OPERATOR"})
    void showsNobodyElseAnything(Role role) {
        refuses(
                Reason.ROLE_REQUIRED,
                list.list(Cases.actor(Cases.person(), post.village(), role), 20, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"GRID_WORKER, 1, 1", "CADRE, 1, 1", "DISPATCHER, 2, 1", "SUPERVISOR, 2, 1"})
    void tellsStaffHowMuchDidNotReachHowMany(Role role, long notices, long people) {
        park(State.PARKED, Discretion.UNNAMED);
        park(State.UNKNOWN, Discretion.ABOVE);
        var staff = Cases.actor(Cases.person(), post.village(), role);
        assertThat(CountParkedNotices.permitted(staff)).isTrue();
        assertThat(count.count(staff).block(PATIENCE)).isEqualTo(new ParkedNotices.Count(notices, people));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GRID_WORKER", "CADRE", "DISPATCHER", "SUPERVISOR"})
    void tellsNobodyElse(Role role) {
        var other = Cases.actor(Cases.person(), post.village(), role);
        assertThat(CountParkedNotices.permitted(other)).isFalse();
        refuses(Reason.ROLE_REQUIRED, count.count(other));
    }

    @Test
    void sendsAgainWhatWasNotSent() {
        var parked = park(State.PARKED, Discretion.NAMED);
        replay.replay(cadre, parked.id()).block(PATIENCE);
        replay.replay(cadre, parked.id()).block(PATIENCE);
        post.answer(user, Answer.ACCEPT);
        assertThat(post.begin().id()).isEqualTo(parked.id());
        assertThat(post.deliveries().begin(PostOffice.NOON).block(PATIENCE)).isNull();
    }

    @Test
    void refusesToSendAgainWhatWasPerhapsSent() {
        var unknown = park(State.UNKNOWN, Discretion.NAMED);
        refuses(Reason.NOTICE_OUTCOME_UNKNOWN, replay.replay(cadre, unknown.id()));
        see.see(cadre, unknown.id()).block(PATIENCE);
        assertThat(lines(cadre)).isEmpty();
    }

    @Test
    void knowsNothingOfWhatIsNotThere() {
        refuses(Reason.NOTICE_NOT_FOUND, replay.replay(operator, new Delivery.Id(UUID.randomUUID())));
    }

    private List<Line> lines(Actor actor) {
        return list.list(actor, 20, Optional.empty()).block(PATIENCE).lines();
    }

    private Delivery park(State state, Discretion discretion) {
        ((InMemoryOversight) post.parked()).bind(user.person(), rosterPerson);
        post.subscriptions()
                .answered(user.person(), Map.of(user.templateId(), Answer.ACCEPT))
                .block(PATIENCE);
        var about = new About(Optional.of(new Complaint.Id(UUID.randomUUID())), Addressee.REPORTER, discretion);
        var notice = post.notice(user.person(), UUID.randomUUID(), Notice.Kind.FILED);
        post.tellings()
                .add(List.of(new Telling(notice, about, post.planned(post.subscribe(user)), Optional.empty())))
                .block(PATIENCE);
        var attempt = post.begin();
        post.end(attempt, post.ending(state, Allowance.SPENT, Optional.empty()));
        return attempt;
    }

    private static void refuses(Reason reason, Mono<?> act) {
        assertThatThrownBy(() -> act.block(PATIENCE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
