package village.api.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;

/** What {@link Clients} promises. */
public interface ClientsContract {
    Instant NOW = Instant.parse("2026-11-29T02:00:00Z");
    Secret SECRET = new Secret("0123456789abcdef");
    Terms TERMS = new Terms(
            "省平台",
            Set.of(
                    new Scope(Resource.NEWS, Access.READ, "330999"),
                    new Scope(Resource.COMPLAINTS, Access.WRITE, "330999101201")),
            new Quota(600, Duration.ofMinutes(1)),
            List.of(new AddressRange("10.8.0.0/16"), new AddressRange("2001:db8::/32")),
            "/restapi/prod",
            true,
            false);

    Clients clients();

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }

    private static Client fresh() {
        var key = new Key("vk" + UUID.randomUUID(), NOW, Optional.empty());
        return new Client(new Client.Id(UUID.randomUUID()), 1, TERMS, List.of(key), NOW);
    }

    private static Once once(String key) {
        return new Once("person:1", "client.register", key, "00");
    }

    private static Once issuing(String key) {
        return new Once("person:1", "client.key", key + UUID.randomUUID(), "00");
    }

    private Client registered() {
        var client = fresh();
        return now(clients().register(client, SECRET, once(client.id().toString())));
    }

    private static Key key(String id) {
        return new Key(id + UUID.randomUUID(), NOW.plusSeconds(1), Optional.empty());
    }

    @Test
    default void givesBackWhatWasRegistered() {
        var client = registered();
        assertThat(now(clients().byId(client.id()))).isEqualTo(client);
        assertThat(client.terms()).isEqualTo(TERMS);
        assertThat(clients().byId(new Client.Id(UUID.randomUUID())).blockOptional())
                .isEmpty();
    }

    @Test
    default void registersOnceForOneKey() {
        var first = fresh();
        var second = fresh();
        var key = UUID.randomUUID().toString();
        now(clients().register(first, SECRET, once(key)));
        assertThat(now(clients().register(second, SECRET, once(key))).id()).isEqualTo(first.id());
        assertThat(clients().byId(second.id()).blockOptional()).isEmpty();
        assertThatThrownBy(() ->
                        now(clients().register(second, SECRET, new Once("person:1", "client.register", key, "01"))))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.reason()).isEqualTo(Reason.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    default void changesTermsAndScopes() {
        var client = registered();
        var less = new Terms("新名", Set.of(), TERMS.quota(), List.of(), "", false, true);
        var changed = now(clients().change(client.id(), before -> before.on(less)));
        assertThat(changed.version()).isEqualTo(2);
        assertThat(now(clients().byId(client.id()))).isEqualTo(changed);
        assertThat(changed.terms()).isEqualTo(less);
    }

    @Test
    default void hasTwoActiveKeysAtMostAlsoWhenManyAskAtOnce() {
        var client = registered();
        var given = Flux.range(0, 8)
                .flatMap(
                        number -> clients()
                                .issue(client.id(), key("vk" + number), SECRET, issuing("race" + number))
                                .map(any -> 1)
                                .onErrorResume(Refusal.class, no -> Mono.just(0)),
                        8)
                .reduce(0, Integer::sum);
        assertThat(now(given)).isEqualTo(1);
        assertThat(now(clients().byId(client.id())).keys()).hasSize(2);
    }

    @Test
    default void keepsARevokedKeyAndMakesRoomForAnother() {
        var client = registered();
        var old = client.keys().get(0).id();
        now(clients().issue(client.id(), key("vkb"), SECRET, issuing("b")));
        now(clients().change(client.id(), before -> before.without(old, NOW)));
        now(clients().issue(client.id(), key("vkc"), SECRET, issuing("c")));
        var after = now(clients().byId(client.id()));
        assertThat(after.keys()).hasSize(3).filteredOn(Key::active).hasSize(2);
        assertThat(after.keys().get(0).revokedAt()).contains(NOW);
        var again = now(clients().change(client.id(), before -> before.without(old, NOW)));
        assertThat(again).isEqualTo(after);
    }

    /** A doubled tap, or an answer that was lost: one key, which the second finds with its secret. */
    @Test
    default void issuesOneKeyForOneRequestHoweverOftenItComes() {
        var client = registered();
        var once = issuing("twice");
        var issued = now(Flux.range(0, 6)
                .flatMap(
                        number -> clients()
                                .issue(
                                        client.id(),
                                        key("vk" + number),
                                        new Secret("secret-of-key-" + number + "-0"),
                                        once),
                        6)
                .collectList());
        assertThat(issued)
                .hasSize(6)
                .extracting(Clients.Issue::key)
                .containsOnly(issued.get(0).key());
        assertThat(now(clients().byId(client.id())).keys())
                .hasSize(2)
                .contains(issued.get(0).key());
        var number = issued.get(0).key().id().charAt(2);
        assertThat(now(clients().secret(client.id(), issued.get(0).key().id())))
                .isEqualTo(new Secret("secret-of-key-" + number + "-0"));
        var other = new Once(once.owner(), once.operation(), once.key(), "01");
        assertThatThrownBy(() -> now(clients().issue(client.id(), key("vk"), SECRET, other)))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.reason()).isEqualTo(Reason.IDEMPOTENCY_KEY_REUSED));
    }

    @Test
    default void whatIsRefusedIsNotRemembered() {
        var client = registered();
        now(clients().issue(client.id(), key("vkb"), SECRET, issuing("b")));
        var once = issuing("third");
        assertThatThrownBy(() -> now(clients().issue(client.id(), key("vkc"), SECRET, once)))
                .isInstanceOf(Refusal.class);
        var old = client.keys().get(0).id();
        now(clients().change(client.id(), before -> before.without(old, NOW)));
        assertThat(now(clients().issue(client.id(), key("vkc"), SECRET, once))
                        .client()
                        .keys())
                .hasSize(3);
    }

    @Test
    default void anothersKeyHasNoSecretHere() {
        var client = registered();
        var other = registered();
        var key = client.keys().get(0).id();
        assertThat(now(clients().secret(client.id(), key))).isEqualTo(SECRET);
        assertThat(clients().secret(other.id(), key).blockOptional()).isEmpty();
        assertThat(clients()
                        .issue(new Client.Id(UUID.randomUUID()), key("vk"), SECRET, issuing("none"))
                        .blockOptional())
                .isEmpty();
    }

    @Test
    default void listsInOrderPageByPage() {
        registered();
        registered();
        registered();
        var whole = all(now(clients().page(100, Optional.empty())));
        var first = now(clients().page(1, Optional.empty()));
        var rest = now(clients().page(99, first.next()));
        assertThat(all(first)).hasSize(1);
        assertThat(whole)
                .startsWith(all(first).get(0))
                .endsWith(all(rest).get(rest.items().size() - 1));
        assertThat(whole).hasSize(1 + rest.items().size());
    }

    private static List<Client.Id> all(Page<Client, Client.Id> page) {
        return page.items().stream().map(Client::id).toList();
    }
}
