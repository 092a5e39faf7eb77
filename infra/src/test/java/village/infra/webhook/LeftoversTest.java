package village.infra.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import village.api.webhook.Delivery;
import village.api.webhook.Delivery.State;
import village.api.webhook.Webhook;

/** What is forgotten of a dead receiver leaves nothing stuck behind it. */
class LeftoversTest {
    private final Receivers receivers = new Receivers();
    private final PostOffice office = new PostOffice();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Instant month = now.minus(Duration.ofDays(30));

    @AfterEach
    void close() {
        office.close();
        receivers.close();
    }

    /** Nothing is left that could be replayed: the subject goes on. */
    @Test
    void whatIsYoungerThanTheMessageThatWasGivenUpOnIsSent() {
        var webhook = office.webhook(receivers.at("/younger"));
        var subject = UUID.randomUUID();
        office.put(message(webhook, subject, 1, State.PARKED, month.minusSeconds(60)));
        office.put(message(webhook, subject, 2, State.WAITING, now));
        assertThat(PostOffice.now(office.outbox().purge(month, 10))).isEqualTo(1);
        var claimed = PostOffice.now(office.outbox().claim(webhook, 4, Duration.ofSeconds(30)));
        assertThat(claimed).singleElement().matches(claim -> claim.subject().equals(subject));
        assertThat(office.count("select pending from webhook_lane")).isEqualTo(1);
    }

    @Test
    void whatWaitsBehindOneThatIsNotYetForgottenWaitsOn() {
        var webhook = office.webhook(receivers.at("/waits"));
        var subject = UUID.randomUUID();
        office.put(message(webhook, subject, 1, State.PARKED, now));
        office.put(message(webhook, subject, 2, State.WAITING, month.minusSeconds(60)));
        office.put(message(webhook, subject, 3, State.WAITING, now));
        assertThat(PostOffice.now(office.outbox().purge(month, 10))).isEqualTo(1);
        assertThat(PostOffice.now(office.outbox().claim(webhook, 4, Duration.ofSeconds(30))))
                .isEmpty();
        assertThat(office.in(webhook, State.PARKED)).hasSize(1);
    }

    private static Delivery message(Webhook.Id webhook, UUID subject, long sequence, State state, Instant at) {
        var waits = state == State.WAITING;
        return new Delivery(
                new Delivery.Id(UUID.randomUUID()),
                webhook,
                "complaint.answered",
                "complaint",
                subject,
                sequence,
                state,
                waits ? 0 : 1,
                List.of(),
                waits ? Optional.empty() : Optional.of("500"),
                at,
                Optional.empty(),
                waits ? Optional.empty() : Optional.of(at));
    }
}
