package village.wechat.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Refusal;
import village.api.complaint.Cases;
import village.api.identity.Actor;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.notice.Notice;
import village.api.notice.channel.InMemoryReplySlots;
import village.api.notice.channel.InMemorySubscriptions;
import village.api.notice.channel.TemplateMessages;
import village.api.notice.delivery.About;
import village.api.notice.delivery.About.Addressee;
import village.api.notice.delivery.About.Discretion;
import village.api.notice.delivery.Deliveries.Allowance;
import village.api.notice.delivery.Deliveries.Ending;
import village.api.notice.delivery.Delivery;
import village.api.notice.delivery.Delivery.State;
import village.api.notice.delivery.InMemoryDeliveries;
import village.api.notice.delivery.InMemoryDigests;
import village.api.notice.delivery.InMemoryNotices;
import village.api.notice.delivery.Telling;
import village.api.notice.oversight.InMemoryOversight;
import village.api.notice.oversight.ListParkedNotices;
import village.api.notice.oversight.ReplayParkedNotice;
import village.api.notice.oversight.SeeParkedNotice;
import village.api.place.Village;

class ParkedNoticeControllersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String ANYWHERE = "/console/v1/notices/parked";
    private static final String HERE = "/console/v1/villages/330999101201/notices/parked";

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryDeliveries deliveries =
            new InMemoryDeliveries(new InMemorySubscriptions(), new InMemoryReplySlots());
    private final InMemoryDigests digests = new InMemoryDigests(deliveries);
    private final InMemoryNotices notices = new InMemoryNotices(deliveries, digests);
    private final InMemoryOversight parked = new InMemoryOversight(notices, deliveries, digests);
    private final Clock clock = Clock.fixed(Cases.MONDAY_9, ZoneOffset.UTC);
    private final ParkedNoticeDesk desk = new ParkedNoticeDesk(
            new ListParkedNotices(parked, (in, id) -> Mono.empty()),
            new ReplayParkedNotice(parked, clock),
            new SeeParkedNotice(parked, clock),
            new Cursors(new byte[32]));
    private final WebTestClient client = WebTestClient.bindToController(
                    new ParkedNoticeController(desk), new VillageParkedNoticeController(desk))
            .argumentResolvers(resolvers -> resolvers.addCustomResolver(new Staff()))
            .webFilter(ParkedNoticeControllersTest::refused)
            .build();

    @Test
    void listsWhatDidNotGoOut() {
        park(State.PARKED);
        client.get().uri(HERE).exchange().expectStatus().isOk().expectBody().json("""
                {"items":[{"kind":"answered","kindLabel":"诉求有答复了","channel":"template","channelLabel":"模板消息",
                  "reason":"parked","reasonLabel":"多次没有发出去","addressee":"反映人","attempts":1,
                  "since":"2026-11-23T09:00:00+08:00","replayable":true}]}
                """);
    }

    @Test
    void turnsPages() {
        park(State.PARKED);
        park(State.UNKNOWN);
        var first = page(ANYWHERE + "?limit=1");
        assertThat(first.items()).hasSize(1);
        var second = page(ANYWHERE + "?limit=1&after=" + first.next());
        assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
        client.get().uri(ANYWHERE + "?limit=0").exchange().expectStatus().is4xxClientError();
    }

    @Test
    void sendsAgain() {
        var id = park(State.PARKED);
        post(HERE + "/" + id + "/replays").isAccepted();
        post(HERE + "/" + id + "/replays").isAccepted();
        client.get().uri(HERE).exchange().expectBody().jsonPath("$.items").isEmpty();
    }

    @Test
    void sendsNothingAgainThatMayHaveArrived() {
        var id = park(State.UNKNOWN);
        post(HERE + "/" + id + "/replays").isEqualTo(HttpStatus.CONFLICT);
        post(HERE + "/" + id + "/readings").isNoContent();
        client.get().uri(HERE).exchange().expectBody().jsonPath("$.items").isEmpty();
    }

    @Test
    void knowsNothingOfWhatIsNotThere() {
        post(ANYWHERE + "/" + UUID.randomUUID() + "/replays").isNotFound();
        post(ANYWHERE + "/" + UUID.randomUUID() + "/readings").isNotFound();
    }

    private ParkedNoticePage page(String uri) {
        return client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(ParkedNoticePage.class)
                .returnResult()
                .getResponseBody();
    }

    private StatusAssertions post(String uri) {
        return client.post().uri(uri).exchange().expectStatus();
    }

    private Delivery.Id park(State state) {
        var notice = new Notice(
                new Notice.Id(Cases.IDS.next()),
                new Person.Id(UUID.randomUUID()),
                UUID.randomUUID(),
                Notice.Kind.ANSWERED,
                Optional.of(village),
                "诉求有答复了",
                "有答复了。",
                "#/notices",
                Cases.MONDAY_9,
                Optional.empty());
        var letter = new TemplateMessages.Message(new OpenId("wx1", "o1"), "t1", "", Map.of("thing1", "有答复了"));
        var planned = Delivery.planned(Cases.IDS, List.of(letter), Cases.MONDAY_9, Optional.empty());
        var about = new About(Optional.empty(), Addressee.REPORTER, Discretion.NAMED);
        notices.add(List.of(new Telling(notice, about, planned, Optional.empty())))
                .block(PATIENCE);
        var attempt = deliveries.begin(Cases.MONDAY_9).block(PATIENCE);
        deliveries
                .end(attempt, new Ending(state, Allowance.SPENT, Cases.MONDAY_9, Optional.empty()))
                .block(PATIENCE);
        return attempt.id();
    }

    private static Mono<Void> refused(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange)
                .onErrorMap(Refusal.class, refusal -> new ResponseStatusException(status(refusal)));
    }

    private static HttpStatus status(Refusal refusal) {
        return switch (refusal.reason().kind()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            default -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    }

    /** A cadre in his village, an operator outside of it. */
    private final class Staff implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(Actor.class);
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
            var inVillage = exchange.getRequest().getPath().value().contains("/villages/");
            return Mono.just(new Actor(
                    Optional.of(new Person.Id(UUID.randomUUID())),
                    Optional.of(village).filter(any -> inVillage),
                    Set.of(inVillage ? Role.CADRE : Role.OPERATOR),
                    Optional.empty(),
                    Set.of()));
        }
    }
}
