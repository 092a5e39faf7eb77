package village.infra.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import village.api.webhook.Delivery.State;
import village.openapi.webhook.Outbox;

/** Two instances are at one subject's messages, because the first took longer than its lease. */
class LaneRacesTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Receivers receivers = new Receivers();
    private final PostOffice office = new PostOffice();

    @AfterEach
    void close() {
        office.close();
        receivers.close();
    }

    /**
     * The second looked for what to send before the first had noted that it arrived, and took the lane after: it sends
     * the same message again, and what waits behind it must not be forgotten for that.
     */
    @Test
    void aMessageThatArrivedTwiceCountsOnce() {
        var webhook = office.webhook(receivers.at("/twice"));
        var subject = UUID.randomUUID();
        office.happen(subject, "complaint.filed");
        var second = office.happen(subject, "complaint.answered");
        var late = PostOffice.now(office.outbox().claim(webhook, 1, Duration.ofSeconds(60)))
                .get(0);
        office.run("update webhook_delivery set state = 'delivered', ended_at = now() where id = '" + late.delivery()
                + "'");
        office.run("update webhook_lane set pending = 1");
        office.outbox()
                .ended(
                        late,
                        new Outbox.Attempt("204", Duration.ZERO),
                        new Outbox.Verdict(Outbox.Verdict.What.ARRIVED, Optional.empty()))
                .block(PostOffice.PATIENCE);
        office.instance();
        await().atMost(SOON).until(() -> office.in(webhook, State.DELIVERED).size() == 2);
        assertThat(receivers.sequences("/twice")).containsExactly(second);
        assertThat(office.count("select count(*) from webhook_lane")).isZero();
    }

    /** Leases end while messages are on their way, over and over. */
    @Test
    void nothingIsForgottenHoweverLateInstancesAre() {
        receivers.answer("/late", WireMock.aResponse().withStatus(204).withUniformRandomDelay(0, 120));
        var webhook = office.webhook(receivers.at("/late"));
        var subjects = new ArrayList<UUID>();
        for (var n = 0; n < 8; n++) {
            subjects.add(UUID.randomUUID());
        }
        for (var n = 0; n < 96; n++) {
            office.happen(subjects.get(n % 8), "complaint.progressed");
        }
        office.instance(Duration.ofMillis(60));
        office.instance(Duration.ofMillis(60));
        office.instance(Duration.ofMillis(60));
        await().atMost(SOON).until(() -> office.in(webhook, State.DELIVERED).size() == 96);
        await().atMost(SOON).until(() -> office.count("select count(*) from webhook_lane") == 0);
    }
}
