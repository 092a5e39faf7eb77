package village.infra.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.webhook.Delivery.State;
import village.api.webhook.Webhook;

/** What a client may read, and whether it is told at all, counts when a message leaves, not only when it was put. */
class NoLongerTheirsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    /** A message may leave for a fifth of a second after the last look; the rest is for this machine. */
    private static final Duration BOUND = Duration.ofMillis(1_200);

    private static final String NO_SCOPE = "delete from client_scope where resource = 'complaints'";
    private static final String OTHER_AREA = "update client_scope set area = '331000' where resource = 'complaints'";
    private static final String NO_KEY = "update client_key set revoked_at = now()";

    private final Receivers receivers = new Receivers();
    private final PostOffice office = new PostOffice();

    @AfterEach
    void close() {
        office.close();
        receivers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {NO_SCOPE, OTHER_AREA})
    void whatWaitsForSomebodyWhoMayNotKnowItAnyMoreIsForgotten(String change) {
        var webhook = office.webhook(receivers.at("/withdrawn"));
        var subject = UUID.randomUUID();
        office.happen(subject, "complaint.filed");
        office.happen(subject, "complaint.answered");
        office.happen(UUID.randomUUID(), "complaint.filed");
        office.run(change);
        office.instance();
        await().atMost(SOON).until(() -> office.count("select count(*) from webhook_lane") == 0);
        assertThat(receivers.got("/withdrawn")).isEmpty();
        assertThat(office.count("select count(*) from webhook_delivery")).isZero();
        assertThat(office.count("select count(*) from webhook_attempt")).isZero();
        office.run("delete from client_scope where resource = 'complaints'");
        office.run("insert into client_scope values ('" + office.client() + "', 'complaints', 'read', '330999101')");
        office.happen(subject, "complaint.verified");
        await().atMost(SOON).until(() -> office.in(webhook, State.DELIVERED).size() == 1);
        assertThat(receivers.sequences("/withdrawn")).as("the subject goes on").containsOnly(4L);
    }

    @Test
    void whatFailedBeforeIsForgottenWithItsAttempts() {
        var webhook = office.webhook(receivers.at("/tried"));
        receivers.answer("/tried", aResponse().withStatus(503));
        office.happen(UUID.randomUUID(), "complaint.filed");
        office.instance();
        await().atMost(SOON).until(() -> office.count("select count(*) from webhook_attempt") > 1);
        office.run(NO_SCOPE);
        await().atMost(SOON).until(() -> office.count("select count(*) from webhook_lane") == 0);
        assertThat(office.in(webhook, State.WAITING)).isEmpty();
        assertThat(office.count("select count(*) from webhook_attempt")).isZero();
    }

    /** Two instances are at it, each with much claimed ahead. */
    @ParameterizedTest
    @ValueSource(strings = {NO_SCOPE, OTHER_AREA})
    void nothingLeavesAfterAScopeIsTakenWhileMuchIsOnItsWay(String change) {
        busy("/race");
        office.run(change);
        var changed = Instant.now();
        await().atMost(SOON).until(() -> office.count("select count(*) from webhook_lane") == 0);
        nothingAfter(changed, "/race");
        assertThat(office.count("select count(*) from webhook_delivery where state <> 'delivered'"))
                .isZero();
        assertThat(office.count("select count(*) from webhook_delivery"))
                .as("what arrived is still shown")
                .isEqualTo(receivers.got("/race").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"removed", NO_KEY})
    void nothingLeavesForAWebhookThatEndsWhileMuchIsOnItsWay(String how) {
        var webhook = busy("/ending");
        if (how.equals(NO_KEY)) {
            office.run(how);
        } else {
            office.webhooks().remove(office.client(), webhook).block(PostOffice.PATIENCE);
        }
        var changed = Instant.now();
        await().atMost(SOON).until(() -> last("/ending").plusSeconds(2).isBefore(Instant.now()));
        nothingAfter(changed, "/ending");
        assertThat(office.count("select count(*) from webhook_delivery where state = 'waiting'"))
                .as("what waits is forgotten with the webhook, later")
                .isPositive();
    }

    /** A receiver that is swift enough to be claimed ahead for, and slow enough for much to lie here. */
    private Webhook.Id busy(String path) {
        receivers.answer(path, aResponse().withStatus(204).withFixedDelay(150));
        var webhook = office.webhook(receivers.at(path));
        for (var n = 0; n < 500; n++) {
            office.puts(webhook, UUID.randomUUID());
        }
        office.instance(Duration.ofSeconds(30));
        office.instance(Duration.ofSeconds(30));
        await().atMost(SOON).until(() -> receivers.got(path).size() >= 160);
        return webhook;
    }

    private void nothingAfter(Instant changed, String path) {
        var got = receivers.got(path);
        assertThat(got).hasSizeLessThan(500);
        assertThat(got.stream()
                        .map(NoLongerTheirsTest::at)
                        .filter(at -> at.isAfter(changed.plus(BOUND)))
                        .toList())
                .as("sent long after")
                .isEmpty();
    }

    private Instant last(String path) {
        var got = receivers.got(path);
        return at(got.get(got.size() - 1));
    }

    private static Instant at(LoggedRequest request) {
        return request.getLoggedDate().toInstant();
    }
}
