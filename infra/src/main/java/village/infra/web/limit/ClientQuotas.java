package village.infra.web.limit;

import reactor.core.publisher.Mono;
import village.api.client.Client;
import village.openapi.signature.Quotas;

/** Counts the calls of clients as requests are counted: together in Redis, alone while it is away. */
final class ClientQuotas implements Quotas {
    private final Counts counts;

    ClientQuotas(Counts counts) {
        this.counts = counts;
    }

    /** Other terms count anew: the quota is part of the name. */
    @Override
    public Mono<Counted> count(Client client) {
        var quota = client.terms().quota();
        var rate = new Rate(quota.count(), quota.window());
        var name = "client:" + client.id() + ':' + quota.count() + '/'
                + quota.window().toSeconds();
        return counts.count(name, rate)
                .map(count -> new Counted(
                        count.allowed(), count.remaining(), count.allowed() ? count.reset() : count.next()));
    }
}
