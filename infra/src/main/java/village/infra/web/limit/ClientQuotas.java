package village.infra.web.limit;

import java.time.Duration;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import village.api.client.Client;
import village.infra.web.Proxies;
import village.openapi.signature.Quotas;

/** Counts the calls of clients as requests are counted: together in Redis, alone while it is away. */
final class ClientQuotas implements Quotas {
    private static final Rate REFUSED = new Rate(120, Duration.ofMinutes(1));

    /** Platforms have few keys; whose house they share is no reason to stop them soon. */
    private static final Rate LOOKED_UP = new Rate(600, Duration.ofMinutes(1));

    private final Counts counts;
    private final Proxies proxies;

    ClientQuotas(Counts counts, Proxies proxies) {
        this.counts = counts;
        this.proxies = proxies;
    }

    @Override
    public Mono<Counted> lookedUp(ServerHttpRequest request) {
        return counts.count("looked-up-key:" + Proxies.household(proxies.client(request)), LOOKED_UP)
                .map(ClientQuotas::toCounted);
    }

    @Override
    public Mono<Counted> refused(ServerHttpRequest request) {
        return counts.count("refused-signature:" + Proxies.household(proxies.client(request)), REFUSED)
                .map(ClientQuotas::toCounted);
    }

    @Override
    public Mono<Counted> count(Client client) {
        return counts.count(name(client), rate(client)).map(ClientQuotas::toCounted);
    }

    @Override
    public Mono<Counted> left(Client client) {
        return counts.left(name(client), rate(client)).map(ClientQuotas::toCounted);
    }

    private static Rate rate(Client client) {
        var quota = client.terms().quota();
        return new Rate(quota.count(), quota.window());
    }

    /** Other terms count anew: the quota is part of the name. */
    private static String name(Client client) {
        var quota = client.terms().quota();
        return "client:" + client.id() + ':' + quota.count() + '/'
                + quota.window().toSeconds();
    }

    private static Counted toCounted(Count count) {
        return new Counted(count.allowed(), count.remaining(), count.allowed() ? count.reset() : count.next());
    }
}
