package village.infra.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.webhook.Delivery.State;
import village.api.webhook.Webhook;
import village.openapi.webhook.Outbox.Attempt;
import village.openapi.webhook.Outbox.Claim;
import village.openapi.webhook.Outbox.Verdict;
import village.openapi.webhook.Outbox.Verdict.What;

/** Many messages are claimed together and noted together, each as if it were alone. */
class DeliveryBatchesTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final String TRANSACTIONS = "select count(distinct xmin::text) from webhook_attempt";

    private final Receivers receivers = new Receivers();
    private final PostOffice office = new PostOffice();

    @AfterEach
    void close() {
        office.close();
        receivers.close();
    }

    @Test
    void whatIsDueToSeveralIsClaimedTogether() {
        var webhooks = webhooks("/together", 3);
        happen(5);
        Map<Webhook.Id, Integer> room = new HashMap<>(Map.of(webhooks.get(0), 2, webhooks.get(1), 9));
        var claims = PostOffice.now(office.outbox().claim(room, LEASE));
        assertThat(claims)
                .extracting(Claim::webhook)
                .containsOnly(webhooks.get(0), webhooks.get(1))
                .hasSize(7);
        assertThat(PostOffice.now(office.outbox().claim(webhooks.get(0), 9, LEASE)))
                .hasSize(3);
        assertThat(PostOffice.now(office.outbox().claim(webhooks.get(1), 9, LEASE)))
                .isEmpty();
    }

    /** Its secret was sealed with a key nobody has any more. */
    @Test
    void aWebhookThatCannotBeSentToTakesNothingFromAnother() {
        var webhooks = webhooks("/sealed", 2);
        happen(3);
        office.run("update webhook set secret_sealed = '\\x00' where id = '" + webhooks.get(0) + "'");
        var claims = PostOffice.now(office.outbox().claim(Map.of(webhooks.get(0), 9, webhooks.get(1), 9), LEASE));
        assertThat(claims)
                .extracting(Claim::webhook)
                .containsOnly(webhooks.get(1))
                .hasSize(3);
    }

    @Test
    void whatEndsTogetherIsNotedTogether() {
        var webhook = office.webhook(receivers.at("/ended"));
        happen(100);
        var claims = PostOffice.now(office.outbox().claim(webhook, 100, LEASE));
        assertThat(claims).hasSize(100);
        end(claims, claim -> new Attempt("204", Duration.ZERO), What.ARRIVED);
        assertThat(office.in(webhook, State.DELIVERED)).hasSize(100);
        assertThat(office.count("select count(*) from webhook_attempt")).isEqualTo(100);
        assertThat(office.count("select count(*) from webhook_lane")).isZero();
        assertThat(office.count(TRANSACTIONS)).isLessThan(10);
    }

    /** PostgreSQL takes no text with a zero in it. */
    @Test
    void oneThatCannotBeNotedSpoilsNoOther() {
        var webhook = office.webhook(receivers.at("/spoilt"));
        happen(40);
        var claims = PostOffice.now(office.outbox().claim(webhook, 40, LEASE));
        var bad = claims.get(20);
        end(claims, claim -> new Attempt(claim.equals(bad) ? "\0" : "204", Duration.ZERO), What.ARRIVED);
        assertThat(office.in(webhook, State.DELIVERED)).hasSize(39);
        assertThat(office.in(webhook, State.WAITING))
                .singleElement()
                .satisfies(left -> assertThat(left.id().value()).isEqualTo(bad.delivery()));
    }

    /** Each verdict follows in its own lane only, though all are noted together. */
    @Test
    void differentEndingsOfABatchFollowEachInItsLane() {
        var webhook = office.webhook(receivers.at("/mixed"));
        happen(30);
        var claims = PostOffice.now(office.outbox().claim(webhook, 30, LEASE));
        Flux.fromStream(IntStream.range(0, 30).boxed())
                .flatMap(n -> office.outbox().ended(claims.get(n), new Attempt("x" + n % 3, Duration.ZERO), verdict(n)))
                .blockLast(PostOffice.PATIENCE);
        assertThat(office.in(webhook, State.DELIVERED))
                .hasSize(10)
                .allMatch(one -> one.last().equals(Optional.of("x0")));
        assertThat(office.in(webhook, State.PARKED))
                .hasSize(10)
                .allMatch(one -> one.last().equals(Optional.of("x2")));
        assertThat(office.in(webhook, State.WAITING)).hasSize(10).allMatch(one -> one.attempts() == 1);
        assertThat(office.count(
                        "select count(*) from webhook_lane where state = 'parked' and failures = 1 and lease is null"))
                .isEqualTo(10);
        assertThat(office.count("select count(*) from webhook_lane where state = 'waiting' and failures = 1"
                        + " and next_attempt_at > now() + interval '10 minutes'"))
                .isEqualTo(10);
        assertThat(office.count("select count(*) from webhook_lane")).isEqualTo(20);
    }

    private static Verdict verdict(int n) {
        return switch (n % 3) {
            case 0 -> new Verdict(What.ARRIVED, Optional.empty());
            case 1 -> new Verdict(What.AGAIN, Optional.of(Duration.ofHours(1)));
            default -> new Verdict(What.PARK, Optional.empty());
        };
    }

    /** What is put while the one before is being noted waits in a lane, whoever of the two is first. */
    @Test
    void nothingPutWhileAnotherIsNotedIsForgotten() {
        var webhook = office.webhook(receivers.at("/meanwhile"));
        var subjects = IntStream.range(0, 25).mapToObj(n -> UUID.randomUUID()).toList();
        for (var round = 0; round < 12; round++) {
            subjects.forEach(subject -> office.happen(subject, "complaint.progressed"));
            var claims = PostOffice.now(office.outbox().claim(webhook, 25, LEASE));
            var ended = Flux.fromIterable(claims)
                    .flatMap(claim -> office.outbox()
                            .ended(
                                    claim,
                                    new Attempt("204", Duration.ZERO),
                                    new Verdict(What.ARRIVED, Optional.empty())))
                    .then();
            var put = Mono.<Void>fromRunnable(
                            () -> subjects.forEach(subject -> office.happen(subject, "complaint.answered")))
                    .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic());
            Mono.when(ended, put).block(SOON);
        }
        assertThat(office.count("""
            select count(*) from webhook_delivery d where state = 'waiting' and not exists (
              select 1 from webhook_lane l where l.webhook_id = d.webhook_id and l.subject_id = d.subject_id)
            """)).isZero();
        assertThat(office.count("""
            select count(*) from webhook_lane l where pending <> (
              select count(*) from webhook_delivery d where d.webhook_id = l.webhook_id
                and d.subject_id = l.subject_id and d.state <> 'delivered')
            """)).isZero();
        office.instance();
        await().atMost(SOON).until(() -> office.in(webhook, State.DELIVERED).size() == 600);
        assertThat(office.count("select count(*) from webhook_lane")).isZero();
    }

    /** Two instances, three receivers, one of whom is slow; more happens while they send. */
    @Test
    void twoInstancesKeepTheOrderOfEachSubjectAndSendEachMessageOnce() {
        receivers.answer("/pair1", WireMock.aResponse().withStatus(204).withUniformRandomDelay(0, 30));
        var webhooks = webhooks("/pair", 3);
        var subjects = IntStream.range(0, 20).mapToObj(n -> UUID.randomUUID()).toList();
        office.instance(LEASE);
        office.instance(LEASE);
        var happened = new HashMap<UUID, List<Long>>();
        for (var n = 0; n < 200; n++) {
            var subject = subjects.get(n % 20);
            happened.computeIfAbsent(subject, any -> new ArrayList<>())
                    .add(office.happen(subject, "complaint.progressed"));
        }
        webhooks.forEach(webhook -> arrived(webhook, 200));
        for (var n = 0; n < 3; n++) {
            var path = "/pair" + n;
            assertThat(receivers.sequences(path)).hasSize(200).doesNotHaveDuplicates();
            happened.forEach((subject, sequences) -> assertThat(receivers.sequences(path).stream()
                            .filter(sequences::contains)
                            .toList())
                    .isEqualTo(sequences));
        }
        assertThat(office.count("select count(*) from webhook_lane")).isZero();
    }

    /** The database hangs up again and again: a message may come twice, none is lost and none overtakes. */
    @Test
    void everyMessageArrivesHoweverOftenTheDatabaseHangsUp() {
        var webhook = office.webhook(receivers.at("/hung-up"));
        var subjects = IntStream.range(0, 30).mapToObj(n -> UUID.randomUUID()).toList();
        for (var n = 0; n < 240; n++) {
            office.happen(subjects.get(n % 30), "complaint.progressed");
        }
        office.instance(Duration.ofSeconds(2));
        office.instance(Duration.ofSeconds(2));
        await().atMost(SOON).pollInterval(Duration.ofMillis(60)).until(() -> {
            office.hangUp();
            return receivers.got("/hung-up").size() > 60;
        });
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> office.in(webhook, State.DELIVERED).size() == 240);
        var firsts = new ArrayList<>(new java.util.LinkedHashSet<>(receivers.sequences("/hung-up")));
        assertThat(new HashSet<>(firsts)).hasSize(240);
        for (var n = 0; n < 30; n++) {
            var own = n;
            assertThat(firsts.stream()
                            .filter(position -> (position - 1) % 30 == own)
                            .toList())
                    .isSorted();
        }
        await().atMost(SOON).until(() -> office.count("select count(*) from webhook_lane") == 0);
    }

    private List<Webhook.Id> webhooks(String path, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> office.webhook(receivers.at(path + n)))
                .toList();
    }

    private void happen(int times) {
        for (var n = 0; n < times; n++) {
            office.happen(UUID.randomUUID(), "complaint.filed");
        }
    }

    /** All at once; what cannot be noted is left. */
    private void end(List<Claim> claims, java.util.function.Function<Claim, Attempt> attempt, What what) {
        Flux.fromIterable(claims)
                .flatMap(
                        claim -> office.outbox()
                                .ended(claim, attempt.apply(claim), new Verdict(what, Optional.empty()))
                                .onErrorResume(failure -> Mono.empty()),
                        claims.size())
                .blockLast(PostOffice.PATIENCE);
    }

    private void arrived(Webhook.Id webhook, int count) {
        await().atMost(SOON).until(() -> office.in(webhook, State.DELIVERED).size() == count);
    }
}
