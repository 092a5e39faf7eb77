package village.openapi;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.Cursors;
import village.api.Fingerprints;
import village.api.client.Access;
import village.api.client.AddressRange;
import village.api.client.Client;
import village.api.client.Key;
import village.api.client.Quota;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.client.Secret;
import village.api.client.Terms;
import village.api.place.InMemoryVillages;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;
import village.openapi.signature.CallOrigins;
import village.openapi.signature.Calls;
import village.openapi.signature.InMemoryQuotas;
import village.openapi.signature.InMemorySigningKeys;
import village.openapi.signature.InMemorySpools;
import village.openapi.signature.Nonces;
import village.openapi.signature.Quotas;
import village.openapi.signature.SigningKeys;
import village.openapi.signature.SigningKeys.SigningKey;
import village.openapi.signature.Spools;

/** The doors of this face as they are, and the controllers of a test, over twins of everything behind them. */
public final class OpenFace implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-28T01:30:00Z");
    public static final Village HERE =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县");
    public static final Village ELSEWHERE =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999102201"), "柳湾村", "柳湾镇", "枫江县");
    /** The paths of the one village. */
    public static final String V = "/openapi/v1/villages/330999101201";

    public static final Quota MUCH = new Quota(1000, Duration.ofMinutes(1));

    /** A header of the tests alone: where a call comes from. */
    public static final String FROM = "X-From";

    public final InMemorySigningKeys keys = new InMemorySigningKeys();
    public final InMemoryQuotas quotas = new InMemoryQuotas();
    public final InMemorySpools spools = new InMemorySpools();
    public final List<Calls.Made> calls = new ArrayList<>();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();

    public OpenFace(Class<?>... controllers) {
        var villages = new InMemoryVillages();
        villages.put(HERE);
        villages.put(ELSEWHERE);
        with(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC));
        with(JsonMapper.class, JsonMapper.shared());
        with(Cursors.class, new Cursors("a key of these tests' own, 32 bytes".getBytes(StandardCharsets.UTF_8)));
        with(Fingerprints.class, canonical -> HexFormat.of().formatHex(canonical));
        with(Villages.class, villages);
        with(SigningKeys.class, keys);
        with(Quotas.class, quotas);
        with(Spools.class, spools);
        with(Calls.class, calls::add);
        with(Nonces.class, (keyId, nonce, keep, surely) -> Mono.fromSupplier(() -> nonces.add(keyId + nonce)));
        with(
                CallOrigins.class,
                request -> Optional.of(
                        Optional.ofNullable(request.getHeaders().getFirst(FROM)).orElse("203.0.113.7")));
        context.register(Doors.class);
        context.register(controllers);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    @ComponentScan(
            basePackages = {
                "village.openapi.signature",
                "village.openapi.client",
                "village.openapi.problem",
                "village.openapi.caching"
            },
            excludeFilters = @ComponentScan.Filter(RestController.class))
    static class Doors {}

    /** What the controllers need besides. */
    public <T> OpenFace with(Class<T> type, T bean) {
        context.registerBean(type, () -> bean);
        return this;
    }

    /** Says a setting otherwise than it is by itself. */
    public OpenFace set(String name, String value) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource(name, Map.of(name, value)));
        return this;
    }

    /** Opens the doors; nothing more can be brought afterwards. */
    public OpenFace open() {
        context.refresh();
        return this;
    }

    WebTestClient client() {
        return WebTestClient.bindToApplicationContext(context)
                .configureClient()
                .baseUrl("http://village.example")
                .build();
    }

    /** Somebody who signs nothing. */
    public WebTestClient stranger() {
        return client();
    }

    /** A platform that may do everything everywhere. */
    public Platform everywhere() {
        var scopes = new HashSet<Scope>();
        for (var resource : Resource.values()) {
            for (var access : Access.values()) {
                scopes.add(new Scope(resource, access, "33"));
            }
        }
        return on(scopes, MUCH, List.of());
    }

    public Platform may(Scope... scopes) {
        return on(Set.of(scopes), MUCH, List.of());
    }

    public Platform on(Set<Scope> scopes, Quota quota, List<AddressRange> addresses) {
        var secret = UUID.randomUUID().toString();
        var key = new Key("vk" + UUID.randomUUID().toString().replace("-", ""), NOW, Optional.empty());
        var terms = new Terms("试验平台", scopes, quota, addresses, "", false, false);
        var client = new Client(new Client.Id(UUID.randomUUID()), 1, terms, List.of(key), NOW);
        keys.put(new SigningKey(client, key, new Secret(secret)));
        return new Platform(client(), client, key.id(), secret);
    }

    @Override
    public void close() {
        context.close();
    }
}
