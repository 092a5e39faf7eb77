package village.infra.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.webhook.Webhook;
import village.api.webhook.Webhooks;

/** Registrations against each other. */
class PostgresWebhooksTest {
    private final PostOffice post = new PostOffice();

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void noClientHasMoreThanItMayHoweverManyItRegistersAtOnce() {
        var results = atOnce(Webhooks.MOST + 6, number -> register(new Webhook.Id(UUID.randomUUID()), "key-" + number));
        assertThat(results).filteredOn("registered"::equals).hasSize(Webhooks.MOST);
        assertThat(results).filteredOn(Reason.WEBHOOK_TOO_MANY.name()::equals).hasSize(6);
        assertThat(post.webhooks().of(post.client()).block(PostOffice.PATIENCE)).hasSize(Webhooks.MOST);
    }

    @Test
    void theSameKeyAtOnceMakesOneAndGivesTheSecretOnce() {
        var ids = new HashSet<UUID>();
        var secrets = Flux.range(0, 8)
                .flatMap(any ->
                        registered(new Webhook.Id(UUID.randomUUID()), "once").subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block(PostOffice.PATIENCE);
        secrets.forEach(made -> ids.add(made.webhook().id().value()));
        assertThat(ids).hasSize(1);
        assertThat(secrets).filteredOn(made -> made.secret().isPresent()).hasSize(1);
    }

    private Mono<String> register(Webhook.Id id, String key) {
        return registered(id, key)
                .map(made -> "registered")
                .onErrorResume(
                        Refusal.class, refusal -> Mono.just(refusal.reason().name()));
    }

    private Mono<Webhooks.Registered> registered(Webhook.Id id, String key) {
        var fresh = new Webhook(
                id, post.client(), URI.create("https://hook.example/a"), Set.of(), Optional.empty(), Instant.now());
        return post.webhooks().register(fresh, PostOffice.SECRET, new Once("test", "webhook.register", key, "0"));
    }

    private static List<String> atOnce(int times, IntFunction<Mono<String>> act) {
        return Flux.fromStream(IntStream.range(0, times).mapToObj(act))
                .flatMap(each -> each.subscribeOn(Schedulers.boundedElastic()), times)
                .collectList()
                .block(PostOffice.PATIENCE);
    }
}
