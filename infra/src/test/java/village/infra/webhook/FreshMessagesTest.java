package village.infra.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import village.api.webhook.Delivery.State;

/** What has just been put leaves at once: nobody waits for the instance to look by itself. */
class FreshMessagesTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Receivers receivers = new Receivers();
    private final PostOffice office = new PostOffice();

    @AfterEach
    void close() {
        office.close();
        receivers.close();
    }

    @Test
    void aFreshMessageWakesTheInstanceThatPutIt() {
        var webhook = office.webhook(receivers.at("/fresh"));
        var instance = office.drowsy();
        instance.start();
        for (var n = 1; n <= 3; n++) {
            var arrived = n;
            office.happen(UUID.randomUUID(), "complaint.filed");
            await().atMost(SOON).until(() -> office.in(webhook, State.DELIVERED).size() == arrived);
        }
        instance.stop();
    }

    @Test
    void whatIsPutInATransactionThatFailsWakesNobody() {
        var webhook = office.webhook(receivers.at("/undone"));
        var woken = new AtomicInteger();
        office.outbox().whenPut(woken::incrementAndGet);
        office.undone(webhook, UUID.randomUUID());
        assertThat(woken).hasValue(0);
        office.puts(webhook, UUID.randomUUID());
        assertThat(woken).hasValue(1);
        assertThat(office.count("select count(*) from webhook_delivery")).isEqualTo(1);
    }
}
