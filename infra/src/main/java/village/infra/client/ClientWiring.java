package village.infra.client;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.ServerHttpRequest;
import village.api.Ids;
import village.api.client.Clients;
import village.api.client.calling.ReadCalls;
import village.api.client.reading.ListVillages;
import village.api.client.registering.ChangeClient;
import village.api.client.registering.ReadClients;
import village.api.client.registering.RegisterClient;
import village.api.event.LogTail;
import village.api.identity.login.Chance;
import village.api.place.VillageLists;
import village.infra.crypto.Sealer;
import village.infra.event.Loop;
import village.infra.event.Loops;
import village.infra.postgres.Database;
import village.infra.redis.Redis;
import village.infra.web.Proxies;
import village.openapi.signature.CallOrigins;
import village.openapi.signature.Nonces;
import village.openapi.signature.SigningKeys;

@Configuration(proxyBeanMethods = false)
class ClientWiring {
    @Bean
    Clients clients(Database database, Sealer sealer, Ids ids, Clock clock) {
        return new PostgresClients(database, sealer, ids, clock);
    }

    @Bean
    SigningKeys signingKeys(Database database, Sealer sealer, LogTail tail) {
        var keys = new RememberedKeys(new PostgresSigningKeys(database, sealer));
        tail.listen("signing-keys", keys);
        return keys;
    }

    @Bean
    Nonces nonces(Redis redis, Database database, Clock clock) {
        return new SafeNonces(new RedisNonces(redis), new PostgresNonces(database, clock));
    }

    @Bean
    CallOrigins callOrigins(Proxies proxies) {
        return new CallOrigins() {
            @Override
            public Optional<String> of(ServerHttpRequest request) {
                return Optional.of(proxies.client(request));
            }

            @Override
            public String house(ServerHttpRequest request) {
                return Proxies.household(proxies.client(request));
            }
        };
    }

    @Bean
    ListVillages listVillages(VillageLists villages) {
        return new ListVillages(villages);
    }

    @Bean
    KeptCalls keptCalls(Database database, Ids ids, Clock clock) {
        return new KeptCalls(database, ids, clock);
    }

    @Bean
    Loops callLoops(KeptCalls calls) {
        return new Loops(List.of(
                new Loop("call log", Duration.ofSeconds(1), calls.flush()),
                new Loop("call log sweep", Duration.ofMinutes(10), calls.sweep())));
    }

    @Bean
    ReadCalls readCalls(KeptCalls calls) {
        return new ReadCalls(calls);
    }

    @Bean
    RegisterClient registerClient(Clients clients, Chance chance, Ids ids, Clock clock) {
        return new RegisterClient(clients, chance, ids, clock);
    }

    @Bean
    ChangeClient changeClient(Clients clients, Chance chance, Clock clock) {
        return new ChangeClient(clients, chance, clock);
    }

    @Bean
    ReadClients readClients(Clients clients) {
        return new ReadClients(clients);
    }
}
