package village.infra.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.webhook.Delivery.State;
import village.api.webhook.Webhook;
import village.openapi.webhook.Outbox;
import village.openapi.webhook.Outbox.Verdict.What;

/** Whoever took a message in hand says how it ended when another has long sent it: his word counts for nothing. */
class LateEndsTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Receivers receivers = new Receivers();
    private final PostOffice office = new PostOffice();

    @AfterEach
    void close() {
        office.close();
        receivers.close();
    }

    @ParameterizedTest
    @EnumSource(What.class)
    void whatArrivedStaysArrivedWhateverIsSaidOfItLater(What what) {
        var webhook = office.webhook(receivers.at("/late"));
        var late = overtaken(webhook);
        ended(late, what);
        assertThat(office.in(webhook, State.DELIVERED)).hasSize(1);
        assertThat(office.count("select count(*) from webhook_lane")).isZero();
        assertThat(office.count("select count(*) from webhook where ended is not null"))
                .isZero();
    }

    /** What waits behind it is somebody else's by now. */
    @ParameterizedTest
    @EnumSource(What.class)
    void theNextOfItsSubjectIsLeftAlone(What what) {
        var webhook = office.webhook(receivers.at("/next"));
        var late = overtaken(webhook);
        office.puts(webhook, late.subject());
        var next = PostOffice.now(office.outbox().claim(webhook, 1, Duration.ofSeconds(60)));
        ended(late, what);
        assertThat(office.count("select pending from webhook_lane")).isEqualTo(1);
        assertThat(office.count("select failures from webhook_lane")).isZero();
        assertThat(office.count("select count(*) from webhook_lane where lease is not null"))
                .as("still in the other's hand")
                .isEqualTo(1);
        ended(next.get(0), What.ARRIVED);
        assertThat(office.in(webhook, State.DELIVERED)).hasSize(2);
        assertThat(office.count("select count(*) from webhook_lane")).isZero();
    }

    @ParameterizedTest
    @EnumSource(What.class)
    void whatIsForgottenMeanwhileIsNotBroughtBack(What what) {
        var webhook = office.webhook(receivers.at("/forgotten"));
        var late = overtaken(webhook);
        assertThat(PostOffice.now(office.outbox().purge(Instant.now().plusSeconds(60), 10)))
                .isEqualTo(1);
        ended(late, what);
        assertThat(office.count("select count(*) from webhook_delivery")).isZero();
        assertThat(office.count("select count(*) from webhook_lane")).isZero();
    }

    /** What was given up on is forgotten with what waits behind it, but not what is put there in the same moment. */
    @Test
    void forgettingTakesNothingOfWhatComesMeanwhile() {
        var webhook = office.webhook(receivers.at("/meanwhile"));
        var subject = UUID.randomUUID();
        office.puts(webhook, subject);
        ended(
                PostOffice.now(office.outbox().claim(webhook, 1, Duration.ofSeconds(60)))
                        .get(0),
                What.PARK);
        office.run("update webhook_delivery set created_at = now() - interval '2 hours', ended_at = now() - interval '2"
                + " hours'");
        office.puts(webhook, subject);
        assertThat(PostOffice.now(office.outbox().purge(Instant.now().minusSeconds(3600), 10)))
                .isEqualTo(1);
        assertThat(office.count("select pending from webhook_lane")).isEqualTo(1);
        assertThat(office.count("select count(*) from webhook_delivery where state = 'waiting'"))
                .isEqualTo(1);
    }

    /** A message in the hand of one whose lease is over, that another has sent since. */
    private Outbox.Claim overtaken(Webhook.Id webhook) {
        office.puts(webhook, UUID.randomUUID());
        var late =
                PostOffice.now(office.outbox().claim(webhook, 1, Duration.ZERO)).get(0);
        await().atMost(SOON).until(() -> {
            var other = PostOffice.now(office.outbox().claim(webhook, 1, Duration.ofSeconds(60)));
            other.forEach(claim -> ended(claim, What.ARRIVED));
            return !other.isEmpty();
        });
        return late;
    }

    private void ended(Outbox.Claim claim, What what) {
        var pause = what == What.AGAIN ? Optional.of(Duration.ofSeconds(1)) : Optional.<Duration>empty();
        office.outbox()
                .ended(claim, new Outbox.Attempt("204", Duration.ZERO), new Outbox.Verdict(what, pause))
                .block(PostOffice.PATIENCE);
    }
}
