package village.infra.embedded.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.Unavailable;
import village.api.client.Client;
import village.api.client.Clients;
import village.api.client.InMemoryClients;
import village.api.client.Key;
import village.api.client.Secret;

class DemoClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InMemoryClients kept = new InMemoryClients();

    /** The sandbox's key stands in the guide: without it nobody can try anything. */
    @Test
    void thePlatformIsThereThoughTheDatabaseWasSlowAtFirst() {
        var left = new AtomicInteger(3);
        var there =
                new DemoClient(new Slow(kept, left), Clock.systemUTC()).settle().block(PATIENCE);
        assertThat(there.keys()).extracting(key -> key.id()).containsExactly(DemoClient.KEY_ID);
        assertThat(kept.byId(there.id()).block(PATIENCE)).isEqualTo(there);
        assertThat(left).hasValueLessThanOrEqualTo(0);
    }

    /** Answers after some calls only, as a database does that has much else to do. */
    private record Slow(Clients clients, AtomicInteger left) implements Clients {
        private <T> Mono<T> after(Mono<T> answer) {
            return Mono.defer(() -> left.getAndDecrement() > 0
                    ? Mono.error(new Unavailable("postgres", new IllegalStateException("slow")))
                    : answer);
        }

        @Override
        public Mono<Client> register(Client client, Secret secret, Once once) {
            return after(clients.register(client, secret, once));
        }

        @Override
        public Mono<Client> change(Client.Id id, UnaryOperator<Client> rule) {
            return after(clients.change(id, rule));
        }

        @Override
        public Mono<Issue> issue(Client.Id id, Key key, Secret secret, Once once) {
            return after(clients.issue(id, key, secret, once));
        }

        @Override
        public Mono<Secret> secret(Client.Id id, String keyId) {
            return after(clients.secret(id, keyId));
        }

        @Override
        public Mono<Client> byId(Client.Id id) {
            return after(clients.byId(id));
        }

        @Override
        public Mono<Page<Client, Client.Id>> page(int limit, Optional<Client.Id> after) {
            return after(clients.page(limit, after));
        }
    }
}
