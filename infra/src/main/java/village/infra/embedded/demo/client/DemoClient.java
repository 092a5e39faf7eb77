package village.infra.embedded.demo.client;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import village.api.Once;
import village.api.Unavailable;
import village.api.client.Access;
import village.api.client.Client;
import village.api.client.Clients;
import village.api.client.Key;
import village.api.client.Quota;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.client.Secret;
import village.api.client.Terms;

/** Registers the sandbox's platform once the application is up. Its key stands in the guide for integrators. */
public final class DemoClient implements ApplicationListener<ApplicationReadyEvent> {
    /** As the guide and the example programs have it. */
    public static final String KEY_ID = "vk0000000000000001";

    public static final String SECRET = "xiangyin-sandbox-secret-0001";

    private static final Logger LOG = LoggerFactory.getLogger(DemoClient.class);
    private static final Client.Id ID = new Client.Id(UUID.fromString("01990000-0000-7000-8000-000000000001"));
    private static final String COUNTY = "330999";
    private static final int TRIES = 8;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Clients clients;
    private final Clock clock;

    DemoClient(Clients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        settle().subscribe(there -> {}, failure -> LOG.warn("the sandbox's platform is not there", failure));
    }

    /** Registers it unless it is there. A slow machine may need several attempts, while everything else starts too. */
    public Mono<Client> settle() {
        return Mono.defer(() -> clients.byId(ID))
                .switchIfEmpty(Mono.defer(this::registered))
                .retryWhen(Retry.backoff(TRIES, PAUSE).filter(Unavailable.class::isInstance));
    }

    private Mono<Client> registered() {
        var now = clock.instant();
        var client = new Client(ID, 1, terms(), List.of(new Key(KEY_ID, now, Optional.empty())), now);
        return clients.register(
                client, new Secret(SECRET), new Once("demo", "client.register", "sandbox", ID.toString()));
    }

    private static Terms terms() {
        return new Terms("联调沙箱", scopes(), new Quota(600, Duration.ofMinutes(1)), List.of(), "", false, true);
    }

    private static Set<Scope> scopes() {
        return Arrays.stream(Resource.values())
                .flatMap(resource -> Arrays.stream(Access.values()).map(access -> new Scope(resource, access, COUNTY)))
                .collect(Collectors.toSet());
    }
}
