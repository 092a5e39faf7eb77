package village.infra.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import village.api.webhook.Delivery;
import village.api.webhook.Delivery.State;
import village.api.webhook.Webhook;
import village.openapi.webhook.Outbox;
import village.openapi.webhook.RetrySchedule;

/** Receivers do everything receivers do, and instances die. */
class WebhookFaultsTest {
    private static final Duration SOON = Duration.ofSeconds(25);

    private final Receivers receivers = new Receivers();
    private final PostOffice office = new PostOffice();

    @AfterEach
    void close() {
        office.close();
        receivers.close();
    }

    @Test
    void aMessageIsSignedAndHoldsIdsAndFactsOnly() {
        var webhook = office.webhook(receivers.at("/good"));
        var subject = UUID.randomUUID();
        var position = office.happen(subject, "complaint.answered");
        office.instance();
        awaitArrived(webhook, 1);
        var sent = receivers.got("/good").get(0);
        var body = JsonMapper.shared().readTree(sent.getBodyAsString());
        assertThat(body.at("/type").asString()).isEqualTo("complaint.answered");
        assertThat(body.at("/data/sequence").asLong()).isEqualTo(position);
        assertThat(body.at("/data/subject/id").asString()).isEqualTo(subject.toString());
        assertThat(body.at("/data/facts").toString())
                .satisfies(facts -> assertThat(JsonMapper.shared().readTree(facts))
                        .isEqualTo(JsonMapper.shared()
                                .readTree("{\"status\":\"answered\",\"statusLabel\":\"已答复\",\"published\":\"true\"}")));
        assertThat(sent.getHeader("webhook-id"))
                .isEqualTo("msg_" + office.in(webhook, State.DELIVERED).get(0).id());
        assertThat(Long.parseLong(sent.getHeader("webhook-timestamp")))
                .isCloseTo(Instant.now().getEpochSecond(), org.assertj.core.data.Offset.offset(60L));
        Receivers.verified(sent);
    }

    /** Small receivers cannot put pieces together. */
    @Test
    void aMessageComesInOnePieceWithItsLengthBeforeIt() {
        var webhook = office.webhook(receivers.at("/whole"));
        office.happen(UUID.randomUUID(), "complaint.answered");
        office.instance();
        awaitArrived(webhook, 1);
        var sent = receivers.got("/whole").get(0);
        assertThat(sent.getHeader("Transfer-Encoding")).isNull();
        assertThat(sent.getHeader("Content-Length")).isEqualTo(String.valueOf(sent.getBody().length));
        assertThat(sent.getBody().length)
                .as("not only ASCII")
                .isGreaterThan(sent.getBodyAsString().length());
    }

    @Test
    void onlyTheWantedTypesOfTheClientsScopesAreSent() {
        var wanted = office.webhook(receivers.at("/wanted"), "complaint.closed");
        office.happen(UUID.randomUUID(), "complaint.answered");
        office.happen(UUID.randomUUID(), "complaint.reminded");
        office.happen(UUID.randomUUID(), "news.published", Map.of("audience", "public"));
        var closed = office.happen(UUID.randomUUID(), "complaint.closed");
        office.instance();
        awaitArrived(wanted, 1);
        assertThat(receivers.sequences("/wanted")).containsExactly(closed);
        assertThat(office.count("select count(*) from webhook_delivery")).isEqualTo(1);
    }

    @Test
    void aCaseThatIsNotPublicIsNotSent() {
        var webhook = office.webhook(receivers.at("/public"));
        office.happen(UUID.randomUUID(), "complaint.answered", Map.of("published", "false"));
        office.happen(UUID.randomUUID(), "complaint.answered", Map.of("published", "true", "aboutStaff", "true"));
        office.instance();
        var shown = office.happen(UUID.randomUUID(), "complaint.answered");
        awaitArrived(webhook, 1);
        assertThat(receivers.sequences("/public")).containsExactly(shown);
        assertThat(office.count("select count(*) from webhook_delivery")).isEqualTo(1);
    }

    @Test
    void deletionsOfATopicComeWhateverTypesWereChosen() {
        var cases = office.webhook(receivers.at("/cases"), "complaint.closed");
        office.webhook(receivers.at("/faqs"), "faq.added");
        var gone = office.happen(UUID.randomUUID(), "complaint.unpublished", Map.of("published", "false"));
        office.happen(UUID.randomUUID(), "complaint.answered");
        office.instance();
        awaitArrived(cases, 1);
        assertThat(receivers.sequences("/cases")).containsExactly(gone);
        assertThat(receivers.got("/cases").get(0).getBodyAsString()).contains("\"tombstone\":true");
        assertThat(office.count("select count(*) from webhook_delivery")).isEqualTo(1);
    }

    /** One revision is to be deleted, the filing is not: that comes whatever was chosen, but is no tombstone. */
    @Test
    void anErasedRevisionComesWhateverTypesWereChosen() {
        office.run("insert into client_scope values ('" + office.client() + "', 'disclosures', 'read', '330999')");
        var filings = office.webhook(receivers.at("/filings"), "disclosure.published");
        var erased = office.happen(UUID.randomUUID(), "disclosure.erased", Map.of("erased", "1", "revision", "2"));
        office.happen(UUID.randomUUID(), "disclosure.settled");
        office.instance();
        awaitArrived(filings, 1);
        assertThat(receivers.sequences("/filings")).containsExactly(erased);
        assertThat(receivers.got("/filings").get(0).getBodyAsString())
                .contains("\"tombstone\":false", "\"erased\":\"1\"", "\"revision\":\"2\"");
    }

    /** Positions go on from the backup's last: alone they would not tell a receiver that it missed anything. */
    @Test
    void aRestoredLogIsSeenByEveryMessage() {
        var webhook = office.webhook(receivers.at("/restored"));
        office.happen(UUID.randomUUID(), "complaint.answered");
        office.restored();
        office.happen(UUID.randomUUID(), "complaint.answered");
        office.instance();
        awaitArrived(webhook, 2);
        var bodies = receivers.got("/restored").stream()
                .map(request -> JsonMapper.shared().readTree(request.getBodyAsString()))
                .sorted(Comparator.comparing(body -> body.at("/data/sequence").asLong()))
                .toList();
        assertThat(bodies.get(1).at("/data/epoch").asLong())
                .isGreaterThan(bodies.get(0).at("/data/epoch").asLong());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update client_key set revoked_at = now()",
                "delete from client_scope where resource = 'webhooks'"
            })
    void aClientThatMayNoMoreIsToldNothingMore(String end) {
        var webhook = office.webhook(receivers.at("/former"));
        office.happen(UUID.randomUUID(), "complaint.filed");
        assertThat(PostOffice.now(office.outbox().due())).containsExactly(webhook);
        office.run(end);
        office.happen(UUID.randomUUID(), "complaint.filed");
        assertThat(office.count("select count(*) from webhook_delivery")).isEqualTo(1);
        assertThat(PostOffice.now(office.outbox().due())).isEmpty();
        assertThat(PostOffice.now(office.outbox().claim(webhook, 4, Duration.ofSeconds(2))))
                .isEmpty();
    }

    /** What a receiver may do wrong, and how it is written down. */
    enum Wrong {
        FAILS(aResponse().withStatus(500), "500"),
        REDIRECTS(aResponse().withStatus(302).withHeader("Location", "/elsewhere"), "302"),
        RESETS(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "connection-lost"),
        SAYS_NOTHING(aResponse().withFault(Fault.EMPTY_RESPONSE), "connection-lost"),
        TALKS_RUBBISH(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "connection-lost"),
        HANGS(aResponse().withStatus(204).withFixedDelay(5_000), "timeout");

        private final com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer;
        private final String word;

        Wrong(com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer, String word) {
            this.answer = answer;
            this.word = word;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatGoesWrongIsWrittenDownAndTriedAgainUnderTheSameId(Wrong wrong) {
        receivers.answer("/wrong", wrong.answer);
        var webhook = office.webhook(receivers.at("/wrong"));
        office.happen(UUID.randomUUID(), "complaint.answered");
        office.instance();
        await().atMost(SOON).until(() -> lastOutcome(webhook).equals(Optional.of(wrong.word)));
        receivers.recover("/wrong");
        awaitArrived(webhook, 1);
        var got = receivers.got("/wrong");
        assertThat(got).hasSizeGreaterThan(1);
        assertThat(got)
                .extracting(request -> request.getHeader("webhook-id"))
                .containsOnly(got.get(0).getHeader("webhook-id"));
        assertThat(receivers.got("/elsewhere")).isEmpty();
        assertThat(office.count("select count(*) from webhook_attempt")).isGreaterThan(1);
        assertThat(office.count("select count(*) from webhook_lane")).isZero();
    }

    private Optional<String> lastOutcome(Webhook.Id webhook) {
        return office.in(webhook, State.WAITING).stream().findFirst().flatMap(Delivery::last);
    }

    @Test
    void aYesThatDripsIsAYes() {
        receivers.answer(
                "/drip", aResponse().withStatus(200).withBody("x".repeat(200)).withChunkedDribbleDelay(20, 8_000));
        var webhook = office.webhook(receivers.at("/drip"));
        office.happen(UUID.randomUUID(), "complaint.answered");
        office.instance();
        awaitArrived(webhook, 1);
        assertThat(receivers.got("/drip")).hasSize(1);
    }

    @Test
    void oneSubjectsFailureHoldsUpThatSubjectOnly() {
        var webhook = office.webhook(receivers.at("/picky"));
        var bad = UUID.randomUUID();
        receivers.refuse("/picky", bad.toString());
        var first = office.happen(bad, "complaint.filed");
        var second = office.happen(bad, "complaint.answered");
        var others = IntStream.range(0, 10)
                .mapToObj(n -> office.happen(UUID.randomUUID(), "complaint.filed"))
                .toList();
        office.instance();
        awaitArrived(webhook, 10);
        assertThat(receivers.sequences("/picky")).containsAll(others).doesNotContain(second);
        receivers.accept();
        awaitArrived(webhook, 12);
        var sequences = receivers.sequences("/picky");
        assertThat(sequences.indexOf(second)).isGreaterThan(sequences.lastIndexOf(first));
    }

    @Test
    void onesSubjectsMessagesArriveInTheirOrder() {
        var webhook = office.webhook(receivers.at("/order"));
        var subject = UUID.randomUUID();
        var positions = new ArrayList<Long>();
        positions.add(office.happen(subject, "complaint.filed"));
        office.instance();
        office.instance();
        for (var n = 0; n < 30; n++) {
            positions.add(office.happen(subject, "complaint.progressed"));
        }
        awaitArrived(webhook, 31);
        assertThat(receivers.sequences("/order")).isEqualTo(positions);
    }

    @Test
    void aReceiverThatIsGoneGetsNothingMore() {
        receivers.answer("/gone", aResponse().withStatus(410));
        var webhook = office.webhook(receivers.at("/gone"));
        office.happen(UUID.randomUUID(), "complaint.filed");
        office.instance();
        await().atMost(SOON)
                .until(() -> PostOffice.now(office.webhooks().byId(office.client(), webhook))
                        .ended()
                        .equals(Optional.of(Webhook.Ending.GONE)));
        office.happen(UUID.randomUUID(), "complaint.filed");
        assertThat(office.count("select count(*) from webhook_delivery")).isEqualTo(1);
        assertThat(receivers.got("/gone")).hasSize(1);
    }

    @Test
    void aReceiverThatHangsDoesNotSlowTheOtherNine() {
        receivers.answer("/r0", aResponse().withStatus(204).withFixedDelay(20_000));
        var webhooks = IntStream.range(0, 10)
                .mapToObj(n -> office.webhook(receivers.at("/r" + n)))
                .toList();
        for (var n = 0; n < 20; n++) {
            office.happen(UUID.randomUUID(), "complaint.filed");
        }
        var begun = Instant.now();
        office.instance();
        webhooks.subList(1, 10).forEach(webhook -> awaitArrived(webhook, 20));
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(12));
        assertThat(office.in(webhooks.get(0), State.DELIVERED)).isEmpty();
        assertThat(receivers.got("/r0").size()).isLessThanOrEqualTo(60);
    }

    @Test
    void whatIsGivenUpOnIsParkedSeenAndReplayed() {
        receivers.answer("/tired", aResponse().withStatus(503));
        var webhook = office.webhook(receivers.at("/tired"));
        var subject = UUID.randomUUID();
        office.happen(subject, "complaint.filed");
        office.happen(subject, "complaint.answered");
        var impatient = new RetrySchedule(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMillis(200));
        office.instance(Duration.ofSeconds(3), impatient);
        await().atMost(SOON).until(() -> office.in(webhook, State.PARKED).size() == 1);
        var parked = PostOffice.now(office.deliveries().all(State.PARKED, 10, Optional.empty()))
                .items();
        assertThat(parked).singleElement().satisfies(sent -> {
            assertThat(sent.delivery().recent())
                    .hasSize(sent.delivery().attempts())
                    .allSatisfy(attempt -> assertThat(attempt.outcome()).isEqualTo("503"))
                    .isSortedAccordingTo(
                            Comparator.comparing(Delivery.Attempt::at).reversed());
            assertThat(sent.client()).isEqualTo("试验平台");
            assertThat(sent.delivery().last()).contains("503");
            assertThat(sent.host()).startsWith("127.0.0.1:");
        });
        assertThat(office.in(webhook, State.WAITING))
                .singleElement()
                .satisfies(behind -> assertThat(behind.next()).isEmpty());
        receivers.recover("/tired");
        assertThat(PostOffice.now(office.deliveries().replayParked(webhook))).isEqualTo(1);
        awaitArrived(webhook, 2);
        assertThat(PostOffice.now(office.deliveries().replayParked(webhook))).isZero();
    }

    @Test
    void anOperatorReplaysOneParkedMessage() {
        receivers.answer("/one", aResponse().withStatus(503));
        var webhook = office.webhook(receivers.at("/one"));
        office.happen(UUID.randomUUID(), "complaint.filed");
        office.instance(
                Duration.ofSeconds(3),
                new RetrySchedule(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(60)));
        await().atMost(SOON).until(() -> office.in(webhook, State.PARKED).size() == 1);
        receivers.recover("/one");
        var id = office.in(webhook, State.PARKED).get(0).id();
        assertThat(PostOffice.now(office.deliveries().replay(id))).isTrue();
        awaitArrived(webhook, 1);
        assertThat(PostOffice.now(office.deliveries().replay(id))).isFalse();
    }

    @Test
    void whatArrivedCanBeSentAgainInOrderUnderTheSameIds() {
        var webhook = office.webhook(receivers.at("/again"));
        var subject = UUID.randomUUID();
        office.happen(subject, "complaint.filed");
        office.happen(subject, "complaint.answered");
        office.happen(UUID.randomUUID(), "complaint.filed");
        office.instance();
        awaitArrived(webhook, 3);
        assertThat(PostOffice.now(
                        office.deliveries().replaySince(webhook, Instant.now().minusSeconds(600), 100)))
                .isEqualTo(3);
        await().atMost(SOON).until(() -> receivers.got("/again").size() == 6);
        awaitArrived(webhook, 3);
        var ids = receivers.got("/again").stream()
                .map(request -> request.getHeader("webhook-id"))
                .toList();
        assertThat(new HashSet<>(ids.subList(0, 3))).isEqualTo(new HashSet<>(ids.subList(3, 6)));
        var again = receivers.sequences("/again").subList(3, 6);
        assertThat(again.indexOf(1L)).isLessThan(again.indexOf(2L));
        assertThat(office.count("select count(*) from webhook_lane")).isZero();
    }

    @Test
    void twoInstancesSendEachMessageOnceBetweenThem() {
        var webhook = office.webhook(receivers.at("/both"));
        for (var n = 0; n < 100; n++) {
            office.happen(UUID.randomUUID(), "complaint.filed");
        }
        office.instance(Duration.ofSeconds(30));
        office.instance(Duration.ofSeconds(30));
        awaitArrived(webhook, 100);
        assertThat(receivers.sequences("/both")).hasSize(100).doesNotHaveDuplicates();
    }

    /** As if the process had been killed between claiming and noting: nobody ever says how it ended. */
    @Test
    void whatAnInstanceTookWithItWhenItDiedIsSentByAnother() {
        var webhook = office.webhook(receivers.at("/dead"));
        var positions = new ArrayList<Long>();
        for (var n = 0; n < 8; n++) {
            positions.add(office.happen(UUID.randomUUID(), "complaint.filed"));
        }
        var dead = PostOffice.now(office.outbox().claim(webhook, 4, Duration.ofSeconds(2)));
        assertThat(dead).hasSize(4);
        office.instance();
        awaitArrived(webhook, 8);
        assertThat(receivers.sequences("/dead")).containsExactlyInAnyOrderElementsOf(positions);
        for (var claim : dead) {
            office.outbox()
                    .ended(
                            claim,
                            new Outbox.Attempt("204", Duration.ZERO),
                            new Outbox.Verdict(Outbox.Verdict.What.ARRIVED, Optional.empty()))
                    .block(PostOffice.PATIENCE);
        }
        assertThat(office.count("select count(*) from webhook_lane")).isZero();
        assertThat(office.in(webhook, State.DELIVERED)).hasSize(8);
    }

    @Test
    void whatEndedLongAgoIsForgotten() {
        var webhook = office.webhook(receivers.at("/old"));
        office.happen(UUID.randomUUID(), "complaint.filed");
        office.instance();
        awaitArrived(webhook, 1);
        assertThat(PostOffice.now(office.outbox().purge(Instant.now().minusSeconds(60), 10)))
                .isZero();
        assertThat(PostOffice.now(office.outbox().purge(Instant.now().plusSeconds(60), 10)))
                .isEqualTo(1);
        assertThat(office.count("select count(*) from webhook_attempt")).isZero();
    }

    @Test
    void whatWasGivenUpOnAndWhatWaitsBehindItIsForgottenToo() {
        parked("/dead-letter");
        assertThat(PostOffice.now(office.outbox().purge(Instant.now().minusSeconds(60), 10)))
                .isZero();
        assertThat(PostOffice.now(office.outbox().purge(Instant.now().plusSeconds(60), 10)))
                .isEqualTo(2);
        for (var table : List.of("webhook_delivery", "webhook_attempt", "webhook_lane")) {
            assertThat(office.count("select count(*) from " + table)).as(table).isZero();
        }
    }

    @Test
    void whatWaitsForAWebhookThatEndedIsForgottenToo() {
        var webhook = office.webhook(receivers.at("/ended"));
        office.happen(UUID.randomUUID(), "complaint.filed");
        office.webhooks().remove(office.client(), webhook).block(PostOffice.PATIENCE);
        assertThat(PostOffice.now(office.outbox().purge(Instant.now().plusSeconds(60), 10)))
                .isEqualTo(1);
        assertThat(office.count("select count(*) from webhook_lane")).isZero();
    }

    @Test
    void replayingSinceATimeOpensWhatWasGivenUpOn() {
        var webhook = parked("/since");
        receivers.recover("/since");
        assertThat(PostOffice.now(
                        office.deliveries().replaySince(webhook, Instant.now().minusSeconds(600), 100)))
                .isEqualTo(1);
        awaitArrived(webhook, 2);
        assertThat(office.count("select count(*) from webhook_lane")).isZero();
    }

    /** The first of two messages of a subject is given up on, the second waits behind it. */
    private Webhook.Id parked(String path) {
        receivers.answer(path, aResponse().withStatus(503));
        var webhook = office.webhook(receivers.at(path));
        var subject = UUID.randomUUID();
        office.happen(subject, "complaint.filed");
        office.happen(subject, "complaint.answered");
        office.instance(
                Duration.ofSeconds(3),
                new RetrySchedule(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(60)));
        await().atMost(SOON).until(() -> office.in(webhook, State.PARKED).size() == 1);
        return webhook;
    }

    @Test
    void aReceiverThatFailsForAWeekIsEndedUnlessSomethingArrived() {
        var webhook = office.webhook(receivers.at("/failing"));
        office.happen(UUID.randomUUID(), "complaint.filed");
        var weekAgo = Instant.now().minus(Duration.ofDays(7));
        office.run("update webhook set registered_at = now() - interval '30 days'");
        assertThat(PostOffice.now(office.outbox().endFailing(weekAgo))).isZero();
        office.run("update webhook_lane set failures = 9, failing_since = now() - interval '6 days'");
        assertThat(PostOffice.now(office.outbox().endFailing(weekAgo))).isZero();
        office.run("update webhook_lane set failing_since = now() - interval '8 days'");
        office.run("update webhook_delivery set state = 'delivered', ended_at = now() - interval '1 day'");
        assertThat(PostOffice.now(office.outbox().endFailing(weekAgo))).isZero();
        office.run("update webhook_delivery set state = 'waiting', ended_at = null");
        assertThat(PostOffice.now(office.outbox().endFailing(weekAgo))).isEqualTo(1);
        assertThat(PostOffice.now(office.webhooks().byId(office.client(), webhook))
                        .ended())
                .contains(Webhook.Ending.FAILING);
        assertThat(PostOffice.now(office.outbox().due())).isEmpty();
    }

    private void awaitArrived(Webhook.Id webhook, int count) {
        await().atMost(SOON).until(() -> office.in(webhook, State.DELIVERED).size() == count);
    }
}
