package village.infra.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.notice.channel.CountingMessages;
import village.api.notice.channel.Outcome;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.delivery.ChannelOrderContract;
import village.api.notice.delivery.DeliverNotices;
import village.api.notice.delivery.Deliveries;
import village.api.notice.delivery.DeliveriesContract;
import village.api.notice.delivery.Delivery.State;
import village.api.notice.delivery.DigestsContract;
import village.api.notice.delivery.NoticesContract;
import village.api.notice.delivery.OversightContract;
import village.infra.postgres.PostgresExtension;

class PostgresNoticesTest extends PostgresPostOffice
        implements NoticesContract, DeliveriesContract, ChannelOrderContract, DigestsContract, OversightContract {
    private static final int MANY = 50;

    private final CountingMessages wechat = new CountingMessages(Outcome.SENT);

    // --- many at once

    @Test
    void losesNoConsentGivenAtOnce() {
        var user = user();
        run(atOnce(subscriptions().answered(user.person(), Map.of(user.templateId(), Answer.ACCEPT))));
        assertThat(remaining(user)).isEqualTo(MANY);
    }

    @Test
    void spendsNoMoreThanWasGiven() {
        var user = user();
        for (var i = 0; i < MANY; i++) {
            plan(user);
        }
        var giving = Flux.range(0, 20)
                .flatMap(i -> subscriptions().answered(user.person(), Map.of(user.templateId(), Answer.ACCEPT)));
        var begun = Flux.range(0, MANY)
                .flatMap(i -> deliveries().begin(NOON), MANY)
                .map(delivery -> delivery.state())
                .collectList();
        var states =
                Mono.zip(giving.then(Mono.just(true)), begun).block(PATIENCE).getT2();
        var sending = states.stream().filter(State.SENDING::equals).count();
        assertThat(states).hasSize(MANY).containsOnly(State.SENDING, State.NO_CONSENT);
        assertThat(sending + remaining(user)).isEqualTo(20);
    }

    @Test
    void twoWorkersSendEachOnce() {
        var user = user();
        for (var i = 0; i < MANY; i++) {
            answer(user, Answer.ACCEPT);
            plan(user);
        }
        var other = PostgresExtension.pool(POSTGRES.name());
        var elsewhere = deliver(keeper(PostgresExtension.database(other)));
        run(Mono.when(untilDone(deliver(deliveries())), untilDone(elsewhere)));
        assertThat(wechat.calls()).hasSize(MANY);
        assertThat(states()).containsOnly(Map.entry("sent", (long) MANY));
        assertThat(remaining(user)).isZero();
        run(other.disposeLater());
    }

    // --- accidents

    @Test
    void doesNotSendAgainWhatACrashedInstanceBegan() {
        var user = user();
        answer(user, Answer.ACCEPT);
        answer(user, Answer.ACCEPT);
        plan(user);
        begin();
        assertThat(deliveries()
                        .abandon(NOON.plusSeconds(1), NOON.plusSeconds(121))
                        .block(PATIENCE))
                .isEqualTo(1);
        run(untilDone(deliver(deliveries())));
        assertThat(wechat.calls()).isEmpty();
        assertThat(states()).containsOnly(Map.entry("unknown", 1L));
    }

    /** Whoever looks from outside while WeChat is asked sees the attempt and the spent consent. */
    @Test
    void commitsTheAttemptBeforeItAsksWechat() {
        var user = user();
        answer(user, Answer.ACCEPT);
        plan(user);
        wechat.answer(message -> Mono.fromCallable(() -> {
                    assertThat(states()).containsOnly(Map.entry("sending", 1L));
                    assertThat(remaining(user)).isZero();
                    return Outcome.SENT;
                })
                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()));
        assertThat(deliver(deliveries()).next().block(PATIENCE)).isEqualTo(State.SENT);
    }

    /** Whatever a worker does wrong: the table takes no second channel beside one that is on its way. */
    @Test
    void letsNoMessageGoByTwoChannelsAtOnce() {
        var user = user();
        answer(user, Answer.ACCEPT);
        plan(user.person(), subscribe(user), template(follower(user.person())));
        begin();
        var second = POSTGRES.sql().sql("""
                update notice_delivery set state = 'pending', next_attempt_at = now() where channel = 'template'
                """).then();
        assertThatThrownBy(() -> run(second)).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void countsWhatWaits() {
        var user = user();
        answer(user, Answer.ACCEPT);
        plan(user);
        plan(user);
        begin();
        assertThat(deliveries().backlog().block(PATIENCE))
                .containsOnly(Map.entry(State.PENDING, 1L), Map.entry(State.SENDING, 1L));
    }

    @Test
    void takesNoTemplateWithUnknownWords() {
        var insert = POSTGRES.sql().sql("""
                insert into notice_template (app_id, kind, template_id, title, page, fields)
                values ('wx', 'filed', 't', '', '', '{"thing1": "name"}')
                """).then();
        assertThatThrownBy(() -> run(insert)).isInstanceOf(DataIntegrityViolationException.class);
    }

    private DeliverNotices deliver(Deliveries from) {
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        return new DeliverNotices(
                from,
                wechat.senders(),
                new NoticeSettings(
                                true,
                                1,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30),
                                Duration.ofHours(1),
                                Duration.ofHours(24),
                                Duration.ofMinutes(2))
                        .pace(),
                clock,
                new Random(1));
    }

    private static Mono<Void> untilDone(DeliverNotices deliver) {
        return deliver.next().hasElement().repeat().takeWhile(more -> more).then();
    }

    private static Mono<Void> atOnce(Mono<Void> act) {
        return Flux.range(0, MANY).flatMap(i -> act, MANY).then();
    }
}
