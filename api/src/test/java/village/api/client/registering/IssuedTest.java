package village.api.client.registering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.client.Client;
import village.api.client.InMemoryClients;
import village.api.client.Quota;
import village.api.client.Terms;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.login.Chance;

/** The answer with a secret in it may be lost, and is asked for again. */
class IssuedTest {
    private static final Instant NOW = Instant.parse("2026-11-29T02:00:00Z");
    private static final Terms TERMS =
            new Terms("省平台", Set.of(), new Quota(600, Duration.ofMinutes(1)), List.of(), "", false, false);
    private static final Actor OPERATOR = new Actor(
            Optional.of(new Person.Id(UUID.randomUUID())),
            Optional.empty(),
            Set.of(Role.OPERATOR),
            Optional.empty(),
            Set.of());

    private final InMemoryClients clients = new InMemoryClients();

    @Test
    void whoRepeatsHisRequestIsGivenTheSameSecretForAWhile() {
        var first = registered(NOW);
        assertThat(first.secret()).isPresent();
        var again = registered(NOW.plus(Issued.SHOWN).minusSeconds(1));
        assertThat(again).isEqualTo(first);
        var late = registered(NOW.plus(Issued.SHOWN));
        assertThat(late.keyId()).isEqualTo(first.keyId());
        assertThat(late.secret()).as("by now he has it or takes it back").isEmpty();
    }

    @Test
    void theSameHoldsForAnotherKey() {
        var client = registered(NOW).client().id();
        var issued = issued(client, NOW, "one");
        assertThat(issued.secret()).isPresent();
        assertThat(issued(client, NOW.plusSeconds(30), "one")).isEqualTo(issued);
        assertThat(issued(client, NOW.plus(Issued.SHOWN), "one").secret()).isEmpty();
    }

    @Test
    void whatWasTakenBackIsNotShownAgain() {
        var client = registered(NOW).client().id();
        var issued = issued(client, NOW, "one");
        now(change(NOW).revokeKey(OPERATOR, client, issued.keyId()));
        var again = issued(client, NOW.plusSeconds(30), "one");
        assertThat(again.keyId()).isEqualTo(issued.keyId());
        assertThat(again.secret()).isEmpty();
        assertThat(issued(client, NOW.plusSeconds(31), "two").secret()).isPresent();
    }

    private Issued registered(Instant at) {
        var register = new RegisterClient(clients, new Drawn(), UUID::randomUUID, Clock.fixed(at, ZoneOffset.UTC));
        return now(register.register(OPERATOR, TERMS, new Once("person:1", "client.register", "one", "00")));
    }

    private Issued issued(Client.Id client, Instant at, String key) {
        return now(change(at).issueKey(OPERATOR, client, new Once("person:1", "client.key", key, "00")));
    }

    private ChangeClient change(Instant at) {
        return new ChangeClient(clients, new Drawn(), Clock.fixed(at, ZoneOffset.UTC));
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }

    private static final class Drawn implements Chance {
        private static final AtomicLong NEXT = new AtomicLong(1_000_000_000_000_000L);

        @Override
        public String digits(int count) {
            return Long.toString(NEXT.incrementAndGet());
        }

        @Override
        public String secret() {
            return "secret-" + digits(16);
        }
    }
}
