package village.infra.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import village.api.webhook.Delivery.State;
import village.api.webhook.Webhook;
import village.api.webhook.WebhookSecret;

/** A receiver that knows one secret goes on trusting what comes while its secret is changed. */
class WebhookSecretsTest {
    private static final Duration SOON = Duration.ofSeconds(25);

    private final Receivers receivers = new Receivers();
    private final PostOffice office = new PostOffice();

    @AfterEach
    void close() {
        office.close();
        receivers.close();
    }

    @Test
    void aChangedSecretSignsBesideTheOldOne() {
        var webhook = office.webhook(receivers.at("/both-signed"));
        var fresh = new WebhookSecret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");
        office.webhooks()
                .rotate(office.client(), webhook, fresh, Duration.ofHours(24))
                .block(PostOffice.PATIENCE);
        office.happen(UUID.randomUUID(), "complaint.filed");
        office.instance();
        awaitArrived(webhook, 1);
        var sent = receivers.got("/both-signed").get(0);
        assertThat(sent.getHeader("webhook-signature").split(" ")).hasSize(2);
        Receivers.verified(sent);
    }

    /** The answer to a change of secrets gets lost, and it is asked for again. */
    @Test
    void theSecretTheReceiverKnowsSignsHoweverOftenItIsChanged() {
        var webhook = office.webhook(receivers.at("/thrice"));
        rotated(webhook, 2);
        office.happen(UUID.randomUUID(), "complaint.filed");
        office.instance();
        awaitArrived(webhook, 1);
        assertThat(signatures("/thrice")).hasSize(3).doesNotHaveDuplicates();
        Receivers.verified(last("/thrice"));
        rotated(webhook, 3);
        office.happen(UUID.randomUUID(), "complaint.filed");
        awaitArrived(webhook, 2);
        assertThat(signatures("/thrice")).hasSize(3);
        Receivers.verified(last("/thrice"));
        office.run("update webhook set older_secret_until = now() - interval '1 second'");
        office.happen(UUID.randomUUID(), "complaint.filed");
        awaitArrived(webhook, 3);
        assertThat(signatures("/thrice")).hasSize(2);
    }

    /** A slow machine may have let an earlier one be sent twice. */
    private LoggedRequest last(String path) {
        var got = receivers.got(path);
        return got.get(got.size() - 1);
    }

    private String[] signatures(String path) {
        return last(path).getHeader("webhook-signature").split(" ");
    }

    private void rotated(Webhook.Id webhook, int times) {
        for (var n = 0; n < times; n++) {
            var drawn = UUID.randomUUID().toString().replace("-", "").getBytes(StandardCharsets.US_ASCII);
            office.webhooks()
                    .rotate(
                            office.client(),
                            webhook,
                            new WebhookSecret("whsec_" + Base64.getEncoder().encodeToString(drawn)),
                            Duration.ofHours(24))
                    .block(PostOffice.PATIENCE);
        }
    }

    private void awaitArrived(Webhook.Id webhook, int count) {
        await().atMost(SOON).until(() -> office.in(webhook, State.DELIVERED).size() == count);
    }
}
