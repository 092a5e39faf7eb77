package village.openapi.signature;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import village.api.client.Client;

/** The twin: what was used does not come back. Houses may be refused as often as they like, and are counted. */
public final class InMemoryQuotas implements Quotas {
    private static final Duration WAIT = Duration.ofSeconds(7);

    private final Map<Client.Id, Long> used = new HashMap<>();
    private int guesses;

    /** How often somebody was refused who may have been guessing. */
    public synchronized int guesses() {
        return guesses;
    }

    public synchronized long used(Client client) {
        return used.getOrDefault(client.id(), 0L);
    }

    @Override
    public Mono<Counted> count(Client client) {
        return Mono.fromSupplier(() -> counted(client, 1));
    }

    @Override
    public Mono<Counted> left(Client client) {
        return Mono.fromSupplier(() -> counted(client, 0));
    }

    private synchronized Counted counted(Client client, int calls) {
        var left = client.terms().quota().count() - used(client);
        if (left <= 0) {
            return new Counted(false, 0, WAIT);
        }
        used.merge(client.id(), (long) calls, Long::sum);
        return new Counted(true, left - calls, WAIT);
    }

    @Override
    public Mono<Counted> lookedUp(ServerHttpRequest request) {
        return Mono.just(new Counted(true, 1, Duration.ZERO));
    }

    @Override
    public synchronized Mono<Counted> refused(ServerHttpRequest request) {
        return Mono.fromSupplier(this::guessed);
    }

    private synchronized Counted guessed() {
        guesses++;
        return new Counted(true, 1, Duration.ZERO);
    }
}
