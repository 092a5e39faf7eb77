package village.api.notice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Complaint;
import village.api.notice.Notice;
import village.api.notice.channel.Channel;
import village.api.notice.channel.Letter;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.delivery.About.Addressee;
import village.api.notice.delivery.About.Discretion;
import village.api.notice.delivery.Deliveries.Allowance;
import village.api.notice.delivery.Delivery.State;
import village.api.notice.oversight.CaseNotice;
import village.api.notice.oversight.CaseNotice.Outside;
import village.api.notice.oversight.ParkedNotice;
import village.api.notice.oversight.ParkedNotices;
import village.api.notice.oversight.ParkedNotices.Scope;
import village.api.notice.preference.Rhythm;
import village.api.place.Village;

/** What every keeper of deliveries shows to staff. */
public interface OversightContract extends PostOffice {
    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"PARKED", "UNKNOWN", "IMPOSSIBLE"})
    default void listsWhatDidNotGoOut(State state) {
        var user = user();
        var stuck = stuck(user, state);
        var listed = stuckOf(below());
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).id()).isEqualTo(stuck.id());
        assertThat(listed.get(0).state()).isEqualTo(state);
        assertThat(listed.get(0).kind()).isEqualTo(Notice.Kind.FILED);
        assertThat(listed.get(0).channel()).isEqualTo(Channel.SUBSCRIBE);
        assertThat(listed.get(0).person()).isEqualTo(user.person());
        assertThat(listed.get(0).replayable()).isEqualTo(state != State.UNKNOWN);
        assertThat(stuckOf(new Scope(Optional.of(new Village.Id(UUID.randomUUID())), true)))
                .isEmpty();
        assertThat(stuckOf(new Scope(Optional.empty(), true)))
                .extracting(ParkedNotice::id)
                .contains(stuck.id());
    }

    @Test
    default void listsNothingThatWentOutAnotherWay() {
        var user = user();
        answer(user, Answer.ACCEPT);
        plan(user.person(), subscribe(user), template(follower(user.person())));
        end(begin(), ending(State.IMPOSSIBLE, Allowance.GIVEN_BACK, Optional.empty()));
        end(begin(), ending(State.SENT, Allowance.SPENT, Optional.empty()));
        assertThat(stuckOf(below())).isEmpty();
    }

    @Test
    default void turnsPagesOfWhatDidNotGoOut() {
        var user = user();
        for (var i = 0; i < 3; i++) {
            stuck(user, State.PARKED);
        }
        var first = now(parked().page(below(), 2, Optional.empty()));
        var second = now(parked().page(below(), 2, first.next()));
        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
        assertThat(second.next()).isEmpty();
    }

    @Test
    default void sendsAgainOnceWhatWasCertainlyNotSent() {
        var user = user();
        var stuck = stuck(user, State.PARKED);
        answer(user, Answer.ACCEPT);
        var later = NOON.plusSeconds(7200);
        Flux.range(0, 10).flatMap(i -> parked().replay(stuck.id(), later)).blockLast(PATIENCE);
        assertThat(stuckOf(below())).isEmpty();
        assertThat(parked().byId(below(), stuck.id()).block(PATIENCE)).isNotNull();
        var again = now(deliveries().begin(later));
        assertThat(again.id()).isEqualTo(stuck.id());
        assertThat(again.plannedAt()).isEqualTo(later);
        assertThat(deliveries().begin(later).block(PATIENCE)).isNull();
    }

    @Test
    default void neverSendsAgainWhatWasPerhapsSent() {
        var stuck = stuck(user(), State.UNKNOWN);
        parked().replay(stuck.id(), NOON).block(PATIENCE);
        assertThat(deliveries().begin(NOON.plusSeconds(60)).block(PATIENCE)).isNull();
        assertThat(stuckOf(below())).hasSize(1);
    }

    @Test
    default void forgetsWhatSomebodyHasSeen() {
        var stuck = stuck(user(), State.UNKNOWN);
        parked().see(stuck.id(), person(), NOON).block(PATIENCE);
        assertThat(stuckOf(below())).isEmpty();
    }

    @Test
    default void showsWhatIsAboutStaffOnlyAboveTheVillage() {
        var user = user();
        var about = new About(Optional.of(complaint()), Addressee.REPORTER, Discretion.ABOVE);
        var stuck = park(user, State.PARKED, about);
        assertThat(stuckOf(below())).isEmpty();
        assertThat(parked().byId(below(), stuck.id()).block(PATIENCE)).isNull();
        assertThat(stuckOf(new Scope(Optional.of(village()), true))).hasSize(1);
    }

    @Test
    default void countsWhatDidNotGoOutAndWhomItIsFor() {
        assertThat(now(parked().count(below()))).isEqualTo(new ParkedNotices.Count(0, 0));
        var user = user();
        stuck(user, State.PARKED);
        var seen = stuck(user, State.UNKNOWN);
        stuck(user, State.IMPOSSIBLE);
        park(user(), State.PARKED, new About(Optional.of(complaint()), Addressee.REPORTER, Discretion.ABOVE));
        stuck(user(), State.SENT);
        var above = new Scope(Optional.of(village()), true);
        assertThat(now(parked().count(below()))).isEqualTo(new ParkedNotices.Count(3, 1));
        assertThat(now(parked().count(above))).isEqualTo(new ParkedNotices.Count(4, 2));
        assertThat(now(parked().count(new Scope(Optional.of(new Village.Id(UUID.randomUUID())), true))))
                .isEqualTo(new ParkedNotices.Count(0, 0));
        parked().see(seen.id(), person(), NOON).block(PATIENCE);
        assertThat(now(parked().count(below()))).isEqualTo(new ParkedNotices.Count(2, 1));
    }

    @Test
    default void listsADigestThatDidNotGoOut() {
        var user = user();
        answer(user, Answer.ACCEPT);
        var notice = notice(user.person(), UUID.randomUUID(), Notice.Kind.PROGRESS);
        tellings()
                .add(List.of(new Telling(notice, About.himself(), List.of(), Optional.of(Rhythm.DAILY))))
                .block(PATIENCE);
        var evening = Instant.parse("2026-11-23T11:00:00Z");
        now(digests().close(evening, digest -> Mono.just(planned(subscribe(user)))));
        end(now(deliveries().begin(evening)), ending(State.PARKED, Allowance.GIVEN_BACK, Optional.empty()));
        assertThat(stuckOf(below())).extracting(ParkedNotice::kind).containsExactly(Notice.Kind.DIGEST);
    }

    @Test
    default void tellsHowTheNoticesOfACaseWentOut() {
        var user = user();
        var complaint = complaint();
        var about = new About(Optional.of(complaint), Addressee.REPORTER, Discretion.NAMED);
        var follower = follower(user.person());
        tell(user, Notice.Kind.FILED, about, subscribe(user), customer(follower), template(follower));
        begin();
        begin();
        end(begin(), ending(State.SENT, Allowance.SPENT, Optional.empty()));
        var quiet = new About(Optional.of(complaint), Addressee.OVERSEER, Discretion.NAMED);
        tell(user, Notice.Kind.TASK, quiet);
        var told = now(caseNotices().of(village(), complaint));
        assertThat(told)
                .extracting(CaseNotice::addressee)
                .containsExactly(Addressee.OVERSEER, Addressee.REPORTER, Addressee.REPORTER, Addressee.REPORTER);
        assertThat(told)
                .extracting(CaseNotice::outside)
                .containsExactly(
                        Optional.empty(),
                        Optional.of(new Outside(Channel.SUBSCRIBE, State.NO_CONSENT)),
                        Optional.of(new Outside(Channel.CUSTOMER, State.NO_WINDOW)),
                        Optional.of(new Outside(Channel.TEMPLATE, State.SENT)));
        assertThat(now(caseNotices().of(village(), complaint()))).isEmpty();
    }

    private Scope below() {
        return new Scope(Optional.of(village()), false);
    }

    private List<ParkedNotice> stuckOf(Scope scope) {
        return now(parked().page(scope, 100, Optional.empty()).map(Page::items));
    }

    private static Complaint.Id complaint() {
        return new Complaint.Id(UUID.randomUUID());
    }

    private Delivery stuck(User user, State state) {
        return park(user, state, About.himself());
    }

    private Delivery park(User user, State state, About about) {
        answer(user, Answer.ACCEPT);
        tell(user, Notice.Kind.FILED, about, subscribe(user));
        var attempt = begin();
        end(attempt, ending(state, Allowance.SPENT, Optional.empty()));
        return attempt;
    }

    private void tell(User user, Notice.Kind kind, About about, Letter... letters) {
        var notice = notice(user.person(), UUID.randomUUID(), kind);
        tellings()
                .add(List.of(new Telling(notice, about, planned(letters), Optional.empty())))
                .block(PATIENCE);
    }
}
