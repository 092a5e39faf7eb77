package village.infra.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.api.notice.channel.Outcome;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.delivery.Deliveries.Allowance;
import village.api.notice.delivery.Deliveries.Ending;
import village.api.notice.delivery.Delivery;
import village.api.notice.delivery.Delivery.State;
import village.api.notice.delivery.Report;
import village.api.notice.delivery.ReportsContract;
import village.infra.postgres.PostgresExtension;

class PostgresReportsTest extends PostgresPostOffice implements ReportsContract {
    private static final int MANY = 40;
    private static final Instant LATER = NOON.plus(Duration.ofMinutes(30));

    @Test
    void hearsAReportOnceThatTwoInstancesAreToldAtOnce() {
        var person = person();
        var follower = follower(person);
        plan(person, template(follower));
        deliveries().end(begin(), sentAs("m1")).block(PATIENCE);
        var pool = PostgresExtension.pool(POSTGRES.name());
        var elsewhere = reports(PostgresExtension.database(pool));
        var report = new Report(follower, "m1", Optional.empty(), Outcome.TRY_LATER);
        var changed = Flux.range(0, MANY)
                .flatMap(i -> (i % 2 == 0 ? reports() : elsewhere).take(report, NOON, PostgresReportsTest::later), MANY)
                .filter(one -> one)
                .count()
                .block(PATIENCE);
        assertThat(changed).isEqualTo(1);
        assertThat(now(deliveries().begin(LATER)).attempts()).isEqualTo(2);
        assertThat(deliveries().begin(LATER).block(PATIENCE)).isNull();
        run(pool.disposeLater());
    }

    /** One instance is told while the other writes down that the message was taken: whichever comes first, nothing is lost. */
    @Test
    void losesNoReportThatComesWhileSendingIsWrittenDown() {
        var person = person();
        var follower = follower(person);
        IntStream.range(0, MANY).forEach(i -> plan(person, template(follower)));
        var attempts = Flux.range(0, MANY)
                .concatMap(i -> deliveries().begin(NOON))
                .collectList()
                .block(PATIENCE);
        var pool = PostgresExtension.pool(POSTGRES.name());
        var elsewhere = reports(PostgresExtension.database(pool));
        var random = new Random(7);
        run(Flux.range(0, MANY)
                .flatMap(
                        i -> Mono.when(
                                shortly(random).then(deliveries().end(attempts.get(i), sentAs("m" + i))),
                                shortly(random)
                                        .then(elsewhere.take(
                                                failed(follower, "m" + i), NOON, PostgresReportsTest::later))),
                        MANY)
                .then());
        Flux.merge(
                        reports().catchUp(NOON, PostgresReportsTest::later),
                        elsewhere.catchUp(NOON, PostgresReportsTest::later))
                .blockLast(PATIENCE);
        assertThat(states()).containsOnlyKeys("pending").containsEntry("pending", (long) MANY);
        assertThat(reports().catchUp(NOON, PostgresReportsTest::later).block(PATIENCE))
                .isZero();
        run(pool.disposeLater());
    }

    /** A refusal and the next message at once: it goes out before or not at all, and nothing hangs. */
    @Test
    void aRefusalAndSendingAtOnceEndInOneOfTwoWays() {
        var user = user();
        for (var i = 0; i < MANY; i++) {
            answer(user, Answer.ACCEPT);
            plan(user);
        }
        var sending =
                Flux.range(0, MANY).flatMap(i -> deliveries().begin(NOON), 8).map(Delivery::state);
        var refusing = subscriptions().told(user.openId(), Map.of(user.templateId(), Answer.REJECT), NOON);
        var begun = new AtomicInteger();
        run(Mono.when(refusing, sending.filter(State.SENDING::equals).doOnNext(one -> begun.incrementAndGet())));
        assertThat(remaining(user)).isZero();
        assertThat(states().getOrDefault("no-consent", 0L)).isEqualTo(MANY - begun.longValue());
    }

    /** After an hour they are two consents, of which the other side told nothing. */
    @Test
    void countsAConsentOfLongAgoByItself() {
        var user = user();
        answer(user, Answer.ACCEPT);
        run(POSTGRES.sql()
                .sql("update notice_consent set ahead_at = now() - interval '61 minutes' where openid = :openId")
                .bind("openId", user.openId().value())
                .then());
        told(user, Answer.ACCEPT, NOON);
        assertThat(remaining(user)).isEqualTo(2);
    }

    @Test
    void countsOnceWhatIsToldFromBothSidesAtOnce() {
        var user = user();
        run(Flux.range(0, 20)
                .flatMap(
                        i -> Mono.when(
                                subscriptions().answered(user.person(), Map.of(user.templateId(), Answer.ACCEPT)),
                                subscriptions()
                                        .told(
                                                user.openId(),
                                                Map.of(user.templateId(), Answer.ACCEPT),
                                                NOON.plusSeconds(i))),
                        1)
                .then());
        assertThat(remaining(user)).isEqualTo(20);
    }

    private static Mono<Long> shortly(Random random) {
        return Mono.delay(Duration.ofMillis(random.nextInt(15)));
    }

    private static Report failed(OpenId follower, String name) {
        return new Report(follower, name, Optional.empty(), Outcome.TRY_LATER);
    }

    private static Ending sentAs(String name) {
        return new Ending(State.SENT, Allowance.SPENT, NOON, Optional.empty(), Optional.of(name));
    }

    private static Ending later(Delivery attempt, Outcome outcome) {
        return new Ending(State.PENDING, Allowance.GIVEN_BACK, NOON, Optional.of(LATER));
    }
}
