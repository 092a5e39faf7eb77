package village.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Client;
import village.api.complaint.Cases;
import village.api.webhook.Webhooks.Registered;

/** What every store of webhooks must do. */
public interface WebhooksContract {
    Duration PATIENCE = Duration.ofSeconds(30);
    Instant NOW = Instant.parse("2026-11-28T01:30:00Z");
    WebhookSecret SECRET = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    WebhookSecret OTHER = new WebhookSecret("whsec_QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB");
    WebhookSecret THIRD = new WebhookSecret("whsec_QkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJC");
    WebhookSecret FOURTH = new WebhookSecret("whsec_Q0NDQ0NDQ0NDQ0NDQ0NDQ0NDQ0NDQ0NDQ0NDQ0ND");

    Webhooks webhooks();

    /** A client that is there, with nothing registered. */
    Client.Id client();

    /** What messages to a webhook are signed with, the newest first. */
    List<WebhookSecret> secrets(Webhook.Id webhook);

    @Test
    default void givesBackWhatWasRegisteredToWhoseItIs() {
        var client = client();
        var one = fresh(client, "complaint.closed");
        var made = register(one, "a");
        assertThat(made).isEqualTo(new Registered(one, Optional.of(SECRET)));
        var second = fresh(client);
        register(second, "b");
        assertThat(webhooks().of(client).block(PATIENCE)).containsExactly(one, second);
        assertThat(found(client, one)).contains(one);
        var stranger = client();
        assertThat(found(stranger, one)).isEmpty();
        assertThat(webhooks().of(stranger).block(PATIENCE)).isEmpty();
        assertThat(secrets(one.id())).containsExactly(SECRET);
    }

    @Test
    default void theSameKeyGivesTheFirstWithoutItsSecret() {
        var client = client();
        var one = register(fresh(client), "a").webhook();
        assertThat(register(fresh(client), "a")).isEqualTo(new Registered(one, Optional.empty()));
        assertThatThrownBy(() -> webhooks()
                        .register(fresh(client), SECRET, once(client, "a", "other"))
                        .block(PATIENCE))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.IDEMPOTENCY_KEY_REUSED));
        register(fresh(client()), "a");
    }

    @Test
    default void whatIsRemovedIsNotThereAndMakesRoom() {
        var client = client();
        var first = register(fresh(client), "0").webhook();
        for (var number = 1; number < Webhooks.MOST; number++) {
            register(fresh(client), "" + number);
        }
        assertThat(outcome(client, "more")).isEqualTo(Reason.WEBHOOK_TOO_MANY.code());
        webhooks().remove(client(), first.id()).block(PATIENCE);
        assertThat(found(client, first)).as("another client took back nothing").isPresent();
        webhooks().remove(client, first.id()).block(PATIENCE);
        webhooks().remove(client, first.id()).block(PATIENCE);
        assertThat(found(client, first)).isEmpty();
        assertThat(webhooks().of(client).block(PATIENCE)).hasSize(Webhooks.MOST - 1);
        assertThat(outcome(client, "more")).isEqualTo("registered");
    }

    @Test
    default void aNewSecretSignsBesideTheOldOne() {
        var client = client();
        var one = register(fresh(client), "a").webhook();
        webhooks().rotate(client(), one.id(), OTHER, Duration.ofHours(24)).block(PATIENCE);
        assertThat(secrets(one.id())).as("another client changes nothing").containsExactly(SECRET);
        webhooks().rotate(client, one.id(), OTHER, Duration.ofHours(24)).block(PATIENCE);
        assertThat(secrets(one.id())).containsExactly(OTHER, SECRET);
    }

    /** The receiver may still know the oldest only; what lies between was given to nobody or is no longer used. */
    @Test
    default void ofFourSecretsTheNewestTheOneBeforeAndTheOldestSign() {
        var client = client();
        var one = register(fresh(client), "a").webhook();
        rotate(one, OTHER);
        rotate(one, THIRD);
        assertThat(secrets(one.id())).containsExactly(THIRD, OTHER, SECRET);
        rotate(one, FOURTH);
        assertThat(secrets(one.id())).containsExactly(FOURTH, THIRD, SECRET);
    }

    private void rotate(Webhook webhook, WebhookSecret secret) {
        webhooks()
                .rotate(webhook.client(), webhook.id(), secret, Duration.ofHours(24))
                .block(PATIENCE);
    }

    @Test
    default void noClientHasMoreThanItMayHoweverManyItRegistersAtOnce() {
        var client = client();
        var outcomes = Flux.fromStream(IntStream.range(0, Webhooks.MOST + 6).boxed())
                .flatMap(number -> registering(client, "key-" + number), Webhooks.MOST + 6)
                .collectList()
                .block(PATIENCE);
        assertThat(outcomes).filteredOn("registered"::equals).hasSize(Webhooks.MOST);
        assertThat(outcomes).filteredOn(Reason.WEBHOOK_TOO_MANY.code()::equals).hasSize(6);
        assertThat(webhooks().of(client).block(PATIENCE)).hasSize(Webhooks.MOST);
    }

    @Test
    default void theSameKeyAtOnceMakesOneAndGivesTheSecretOnce() {
        var client = client();
        var made = Flux.range(0, 8)
                .flatMap(
                        any -> webhooks()
                                .register(fresh(client), SECRET, once(client, "once", "0"))
                                .subscribeOn(Schedulers.boundedElastic()),
                        8)
                .collectList()
                .block(PATIENCE);
        assertThat(made)
                .extracting(Registered::webhook)
                .hasSize(8)
                .containsOnly(made.get(0).webhook());
        assertThat(made).filteredOn(each -> each.secret().isPresent()).hasSize(1);
    }

    private String outcome(Client.Id client, String key) {
        return registering(client, key).block(PATIENCE);
    }

    private Mono<String> registering(Client.Id client, String key) {
        return Mono.defer(() -> webhooks().register(fresh(client), SECRET, once(client, key, "0")))
                .map(made -> "registered")
                .onErrorResume(
                        Refusal.class, refusal -> Mono.just(refusal.reason().code()))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Registered register(Webhook webhook, String key) {
        return webhooks()
                .register(webhook, SECRET, once(webhook.client(), key, "0"))
                .block(PATIENCE);
    }

    private Optional<Webhook> found(Client.Id client, Webhook webhook) {
        return webhooks().byId(client, webhook.id()).blockOptional(PATIENCE);
    }

    private static Once once(Client.Id client, String key, String fingerprint) {
        return new Once("client:" + client, "webhook.register", key, fingerprint);
    }

    private static Webhook fresh(Client.Id client, String... types) {
        return new Webhook(
                new Webhook.Id(Cases.IDS.next()),
                client,
                URI.create("https://hook.example.cn/" + UUID.randomUUID()),
                Set.of(types),
                Optional.empty(),
                NOW);
    }
}
