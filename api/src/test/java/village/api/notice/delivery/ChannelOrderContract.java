package village.api.notice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.identity.OpenId;
import village.api.notice.Notice;
import village.api.notice.channel.Channel;
import village.api.notice.channel.Route;
import village.api.notice.channel.Routes;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.channel.Template;
import village.api.notice.delivery.Deliveries.Allowance;
import village.api.notice.delivery.Delivery.State;

/** What every keeper of deliveries does when there are several ways to somebody. */
public interface ChannelOrderContract extends PostOffice {
    @Test
    default void findsEveryWayInTheirOrder() {
        var user = user();
        var follower = follower(user.person());
        write(follower, NOON);
        var routes = now(routes().of(village(), Notice.Kind.FILED, List.of(user.person(), person())));
        assertThat(routes)
                .extracting(Route::channel)
                .containsExactly(Channel.SUBSCRIBE, Channel.CUSTOMER, Channel.TEMPLATE);
        assertThat(routes).extracting(Route::person).containsOnly(user.person());
        assertThat(routes).extracting(Route::to).containsExactly(user.openId(), follower, follower);
        assertThat(routes.get(0).template().orElseThrow().templateId()).isEqualTo(user.templateId());
        assertThat(now(routes().of(village(), Notice.Kind.BOUND, List.of(user.person()))))
                .extracting(Route::channel)
                .containsExactly(Channel.CUSTOMER);
    }

    @Test
    default void findsTheWaysOfManyInTheirOwnVillages() {
        var user = user();
        var follower = follower(user.person());
        write(follower, NOON);
        var here = new Routes.Whom(village(), user.person());
        var unreachable = new Routes.Whom(village(), person());
        var found = now(routes().of(Notice.Kind.FILED, List.of(here, unreachable, here)));
        assertThat(found).containsOnlyKeys(here);
        assertThat(found.get(here)).isEqualTo(now(routes().of(village(), Notice.Kind.FILED, List.of(user.person()))));
    }

    @Test
    default void offersNoCustomerMessageToWhoNeverDidAnything() {
        var person = person();
        follower(person);
        assertThat(now(routes().of(village(), Notice.Kind.FILED, List.of(person))))
                .extracting(Route::channel)
                .containsExactly(Channel.TEMPLATE);
    }

    @Test
    default void asksForNoConsentToAccountTemplates() {
        var person = person();
        follower(person);
        assertThat(now(subscriptions().of(person))).isEmpty();
    }

    @Test
    default void triesOneChannelAtATime() {
        var user = user();
        answer(user, Answer.ACCEPT);
        planAll(user);
        assertThat(begin().letter().channel()).isEqualTo(Channel.SUBSCRIBE);
        assertThat(deliveries().begin(NOON.plusSeconds(86_400)).block(PATIENCE)).isNull();
    }

    @Test
    default void goesOnByItselfWhereNothingIsAllowed() {
        var user = user();
        var follower = planAll(user);
        assertThat(begin().state()).isEqualTo(State.NO_CONSENT);
        assertThat(begin().state()).isEqualTo(State.NO_WINDOW);
        var last = begin();
        assertThat(last.state()).isEqualTo(State.SENDING);
        assertThat(last.letter()).isEqualTo(template(follower));
        assertThat(deliveries().begin(NOON).block(PATIENCE)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"REFUSED", "IMPOSSIBLE", "NO_WINDOW"})
    default void goesOnAfterADefiniteNo(State no) {
        var user = user();
        answer(user, Answer.ACCEPT);
        write(planAll(user), NOON.minusSeconds(60));
        end(begin(), ending(no, Allowance.GIVEN_BACK, Optional.empty()));
        assertThat(begin().letter().channel()).isEqualTo(Channel.CUSTOMER);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"SENT", "UNKNOWN", "PARKED"})
    default void goesOnAfterNothingElse(State end) {
        var user = user();
        answer(user, Answer.ACCEPT);
        planAll(user);
        end(begin(), ending(end, Allowance.SPENT, Optional.empty()));
        assertThat(deliveries().begin(NOON.plusSeconds(86_400)).block(PATIENCE)).isNull();
    }

    @Test
    default void doesNotGoOnAfterAWorkerDied() {
        var user = user();
        answer(user, Answer.ACCEPT);
        planAll(user);
        var attempt = begin();
        now(deliveries().abandon(NOON.plusSeconds(1), NOON.plusSeconds(120)));
        assertThat(deliveries().begin(NOON.plusSeconds(200)).block(PATIENCE)).isNull();
        end(attempt, ending(State.REFUSED, Allowance.ZEROED, Optional.empty()));
        assertThat(now(deliveries().begin(NOON.plusSeconds(200))).state()).isEqualTo(State.NO_WINDOW);
    }

    @ParameterizedTest
    @CsvSource({"SENT, SPENT, 4", "IMPOSSIBLE, GIVEN_BACK, 5", "NO_WINDOW, ZEROED, 0"})
    default void settlesWithTheWindow(State state, Allowance allowance, int left) {
        var person = person();
        var follower = follower(person);
        write(follower, NOON.minusSeconds(60));
        plan(person, customer(follower));
        end(begin(), ending(state, allowance, Optional.empty()));
        for (var i = 0; i < left; i++) {
            assertThat(slots().take(follower, NOON.plusSeconds(i)).block(PATIENCE))
                    .isNotNull();
        }
        assertThat(slots().take(follower, NOON.plusSeconds(left)).block(PATIENCE))
                .isNull();
    }

    @Test
    default void sendsFiveMessagesInAWindowAndTheSixthAnotherWay() {
        var person = person();
        var follower = follower(person);
        write(follower, NOON.minusSeconds(60));
        for (var i = 0; i < 5; i++) {
            plan(person, customer(follower), template(follower));
            end(begin(), ending(State.SENT, Allowance.SPENT, Optional.empty()));
        }
        plan(person, customer(follower), template(follower));
        assertThat(begin().state()).isEqualTo(State.NO_WINDOW);
        assertThat(begin().letter().channel()).isEqualTo(Channel.TEMPLATE);
    }

    @Test
    default void keepsTemplatesOfTheirOwnAccount() {
        var user = user();
        var other =
                new Template(user.openId().appId(), Notice.Kind.TASK, "task" + UUID.randomUUID(), "待办", "", Map.of());
        serve(other);
        var routes = now(routes().of(village(), Notice.Kind.TASK, List.of(user.person())));
        assertThat(routes).hasSize(1);
        assertThat(routes.get(0).template()).contains(other);
    }

    /** By every channel; gives the follower of the public account. */
    private OpenId planAll(User user) {
        var follower = follower(user.person());
        plan(user.person(), subscribe(user), customer(follower), template(follower));
        return follower;
    }
}
