package village.infra.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.Ids;
import village.api.event.EventLog;
import village.api.event.feed.Views;
import village.api.identity.login.Chance;
import village.api.webhook.Deliveries;
import village.api.webhook.Destinations;
import village.api.webhook.Webhooks;
import village.api.webhook.keeping.FollowDeliveries;
import village.api.webhook.keeping.KeepWebhooks;
import village.api.webhook.keeping.OverseeDeliveries;
import village.api.webhook.keeping.RegisterWebhook;
import village.infra.crypto.Sealer;
import village.infra.event.Loop;
import village.infra.event.Loops;
import village.infra.postgres.Database;
import village.openapi.webhook.AllowedHosts;
import village.openapi.webhook.Dispatcher;
import village.openapi.webhook.FanOut;
import village.openapi.webhook.Outbox;
import village.openapi.webhook.RetrySchedule;
import village.openapi.webhook.Sender;

@Configuration(proxyBeanMethods = false)
class WebhookWiring {
    private static final Duration PURGE_EVERY = Duration.ofMinutes(10);
    /** How long nothing may arrive at a receiver. */
    private static final Duration FAILING = Duration.ofDays(7);

    private static final int PURGE_AT_ONCE = 1_000;

    @Bean
    Webhooks webhooks(Database database, Sealer sealer) {
        return new PostgresWebhooks(database, sealer);
    }

    @Bean
    Deliveries webhookDeliveries(Database database, Ids ids, Clock clock) {
        return new PostgresDeliveries(database, ids, clock);
    }

    @Bean
    PostgresOutbox webhookOutbox(Database database, Sealer sealer, Ids ids) {
        return new PostgresOutbox(database, sealer, ids);
    }

    @Bean
    AllowedHosts webhookDestinations(WebhookSettings settings) {
        return new AllowedHosts(settings.hosts(), settings.local());
    }

    @Bean
    RegisterWebhook registerWebhook(Webhooks webhooks, Destinations destinations, Chance chance, Ids ids, Clock clock) {
        return new RegisterWebhook(webhooks, destinations, chance, ids, clock);
    }

    @Bean
    KeepWebhooks keepWebhooks(Webhooks webhooks, Chance chance) {
        return new KeepWebhooks(webhooks, chance);
    }

    @Bean
    FollowDeliveries followDeliveries(KeepWebhooks keepWebhooks, Deliveries deliveries) {
        return new FollowDeliveries(keepWebhooks, deliveries);
    }

    @Bean
    OverseeDeliveries overseeDeliveries(Deliveries deliveries) {
        return new OverseeDeliveries(deliveries);
    }

    @Bean
    FanOut webhookFanOut(Outbox outbox, Views views, EventLog log, JsonMapper json) {
        return new FanOut(outbox, views, log, json);
    }

    @Bean
    Loops webhookSending(
            PostgresOutbox outbox, Views views, AllowedHosts allowed, WebhookSettings settings, Clock clock) {
        if (!settings.enabled()) {
            return Loops.idle();
        }
        var sender = new Sender(allowed, settings.patience(), settings.local(), clock);
        var dispatcher = new Dispatcher(
                outbox,
                views,
                sender,
                new RetrySchedule(settings.firstRetry(), settings.longestRetry(), settings.giveUp()),
                new Dispatcher.Terms(settings.atOnce(), settings.lease()),
                clock);
        var sending = new Loop("webhooks", settings.poll(), dispatcher.turn());
        dispatcher.whenFreed(sending::wake);
        outbox.whenPut(sending::wake);
        return new Loops(List.of(sending, new Loop("webhook purge", PURGE_EVERY, purge(outbox, settings, clock))));
    }

    private static Mono<Boolean> purge(Outbox outbox, WebhookSettings settings, Clock clock) {
        return Mono.defer(() -> outbox.endFailing(clock.instant().minus(FAILING)))
                .then(Mono.defer(() -> outbox.purge(clock.instant().minus(settings.keep()), PURGE_AT_ONCE)))
                .map(gone -> gone == PURGE_AT_ONCE);
    }
}
