package village.wechat.event;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.event.EventExamples;
import village.api.event.InMemoryParkedEvents;
import village.api.event.ListParkedEvents;
import village.api.event.ReplayParkedEvent;
import village.api.event.SequencedEvent;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;

class ParkedEventControllerTest {
    private static final String PATH = "/console/v1/events/parked";
    private static final Actor OPERATOR = new Actor(
            Optional.of(new Person.Id(UUID.randomUUID())),
            Optional.empty(),
            Set.of(Role.OPERATOR),
            Optional.empty(),
            Set.of());

    private final InMemoryParkedEvents parked = new InMemoryParkedEvents();
    private final UUID subject = UUID.randomUUID();
    private final WebTestClient client = WebTestClient.bindToController(new ParkedEventController(
                    new ListParkedEvents(parked), new ReplayParkedEvent(parked), new Cursors(new byte[32])))
            .argumentResolvers(resolvers -> resolvers.addCustomResolver(new Operator()))
            .build();

    @Test
    void listsPageByPage() {
        park(1);
        park(2);
        var next = client.get()
                .uri(PATH + "?limit=1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(ParkedEventPage.class)
                .returnResult()
                .getResponseBody()
                .next();
        client.get()
                .uri(PATH + "?limit=1&after=" + next)
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].position")
                .isEqualTo(2)
                .jsonPath("$.items[0].consumer")
                .isEqualTo("notice")
                .jsonPath("$.items[0].subject.id")
                .isEqualTo(subject.toString())
                .jsonPath("$.items[0].since")
                .isEqualTo("2026-11-22T09:00:00+08:00")
                .jsonPath("$.next")
                .isEmpty();
    }

    @Test
    void replays() {
        var id = parked.park("notice", new SequencedEvent(1, EventExamples.of(subject, 1)));
        client.post()
                .uri(PATH + "/" + id + "/replays")
                .exchange()
                .expectStatus()
                .isAccepted();
        client.get().uri(PATH).exchange().expectBody().jsonPath("$.items").isEmpty();
    }

    private void park(long position) {
        parked.park("notice", new SequencedEvent(position, EventExamples.of(subject, position)));
    }

    private static final class Operator implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(Actor.class);
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
            return Mono.just(OPERATOR);
        }
    }
}
