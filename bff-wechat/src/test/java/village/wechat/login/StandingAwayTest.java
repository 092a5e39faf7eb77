package village.wechat.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.Unavailable;
import village.api.identity.Face;
import village.api.identity.Person;
import village.api.identity.RoleBook;
import village.api.identity.Session;
import village.api.identity.Standing;
import village.api.identity.session.InMemorySessions;
import village.api.identity.session.StaySignedIn;
import village.api.place.Village;
import village.api.place.VillageCode;

/** Nobody can say who a villager is in the village: what everybody may read is shown, and nothing else. */
class StandingAwayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String HERE = "/mp/v1/villages/330999101201";
    private static final Village VILLAGE =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县");

    private final Person.Id person = new Person.Id(UUID.randomUUID());
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T01:30:00Z"), ZoneOffset.UTC);
    private final PlainTokens tokens = new PlainTokens(clock);
    private final SessionFilter filter = new SessionFilter(
            tokens,
            new Away(),
            new FixedVillages(VILLAGE),
            new ConsoleSessions(
                    new StaySignedIn(new InMemorySessions(), tokens, clock),
                    new Cookies(true, Duration.ofDays(30)),
                    clock));

    private static final class Away implements RoleBook {
        @Override
        public Mono<Standing> standing(Person.Id person, Village.Id village) {
            return Mono.error(new Unavailable("postgres", new IllegalStateException("away")));
        }

        @Override
        public Mono<Standing> fresh(Person.Id person, Village.Id village) {
            return standing(person, village);
        }

        @Override
        public Mono<Standing> above(Person.Id person) {
            return Mono.error(new Unavailable("postgres", new IllegalStateException("away")));
        }

        @Override
        public void forget(Person.Id person) {}
    }

    @Test
    void aVillagerReadsAsEverybodyWhatEverybodyMayRead() {
        var exchange = asked(HERE + "/home");
        filter.filter(exchange, passed -> Mono.empty()).block(PATIENCE);
        assertThat(Callers.actor(exchange)).satisfies(actor -> {
            assertThat(actor.is(person)).isTrue();
            assertThat(actor.roles()).isEmpty();
        });
        assertThat(Callers.unsure(exchange)).isTrue();
    }

    @Test
    void nothingElseIsOpen() {
        var exchange = asked(HERE + "/claims");
        assertThatThrownBy(() -> filter.filter(exchange, passed -> Mono.empty()).block(PATIENCE))
                .isInstanceOf(Unavailable.class);
    }

    private MockServerWebExchange asked(String path) {
        return MockServerWebExchange.from(MockServerHttpRequest.get(path).header("Authorization", "Bearer " + token()));
    }

    private String token() {
        return tokens.issue(new Session(
                        new Session.Id(UUID.randomUUID()),
                        person,
                        Face.MP,
                        Optional.empty(),
                        clock.instant().plusSeconds(3600)))
                .token();
    }
}
