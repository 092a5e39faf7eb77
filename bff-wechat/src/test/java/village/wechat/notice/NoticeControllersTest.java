package village.wechat.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.StatusAssertions;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Cases;
import village.api.identity.Actor;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.notice.MarkNoticesRead;
import village.api.notice.Notice;
import village.api.notice.ReadNotices;
import village.api.notice.channel.AnswerSubscriptions;
import village.api.notice.channel.InMemoryReplySlots;
import village.api.notice.channel.InMemorySubscriptions;
import village.api.notice.channel.ListSubscriptions;
import village.api.notice.channel.Template;
import village.api.notice.delivery.About;
import village.api.notice.delivery.InMemoryDeliveries;
import village.api.notice.delivery.InMemoryDigests;
import village.api.notice.delivery.InMemoryNotices;
import village.api.notice.delivery.Telling;
import village.api.notice.preference.ChoosePreference;
import village.api.notice.preference.InMemoryPreferences;
import village.api.notice.preference.ReadPreference;
import village.api.place.InMemoryVillages;
import village.api.place.Village;
import village.api.place.VillageCode;

class NoticeControllersTest {
    private static final String INBOX = "/mp/v1/me/notices";
    private static final String PREFERENCES = "/mp/v1/me/notice-preferences";
    private static final String SUBSCRIPTIONS = "/mp/v1/me/subscriptions";

    private final Person.Id person = new Person.Id(UUID.randomUUID());
    private final Village village =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县");
    private final InMemoryVillages villages = new InMemoryVillages();
    private final InMemorySubscriptions subscriptions = new InMemorySubscriptions();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(subscriptions, new InMemoryReplySlots());
    private final InMemoryNotices notices = new InMemoryNotices(deliveries, new InMemoryDigests(deliveries));
    private final InMemoryPreferences preferences = new InMemoryPreferences();
    private final WebTestClient client = WebTestClient.bindToController(
                    new NoticeController(
                            new ReadNotices(notices, villages),
                            new MarkNoticesRead(notices, Clock.systemUTC()),
                            new Cursors(new byte[32])),
                    new SubscriptionController(
                            new ListSubscriptions(subscriptions), new AnswerSubscriptions(subscriptions)),
                    new PreferenceController(
                            new ReadPreference(preferences, Clock.systemUTC()),
                            new ChoosePreference(preferences, Clock.systemUTC())))
            .argumentResolvers(resolvers -> resolvers.addCustomResolver(new Himself()))
            .webFilter(NoticeControllersTest::refused)
            .build();

    @BeforeEach
    void founded() {
        villages.put(village);
        subscriptions.signIn(person, new OpenId("wx1", "o1"));
        subscriptions.add(new Template("wx1", Notice.Kind.ANSWERED, "t1", "诉求有答复", "pages/notice", Map.of()));
    }

    @Test
    void showsTheInbox() {
        var notice = told(Notice.Kind.ANSWERED);
        client.get().uri(INBOX).exchange().expectStatus().isOk().expectBody().json("""
                {"items":[{"id":"%s","kind":"answered","title":"诉求有答复了","text":"有答复了。",
                  "village":{"code":"330999101201","name":"枫溪村"},"link":"#/villages/330999101201",
                  "createdAt":"2026-11-23T09:00:00+08:00"}],"unread":1}
                """.formatted(notice.id()));
    }

    @Test
    void turnsPages() {
        var first = told(Notice.Kind.FILED);
        told(Notice.Kind.ANSWERED);
        var page = page("?limit=1");
        assertThat(page.unread()).isEqualTo(2);
        var next = page("?limit=1&after=" + page.next());
        assertThat(next.items())
                .extracting(InboxPage.Item::id)
                .containsExactly(first.id().value());
        assertThat(next.next()).isNull();
    }

    @Test
    void marksWhatWasSeen() {
        told(Notice.Kind.FILED);
        var last = told(Notice.Kind.ANSWERED);
        post(INBOX + "/readings", "{\"upTo\":\"" + last.id() + "\"}").isNoContent();
        assertThat(page("").unread()).isZero();
        post(INBOX + "/readings", "{\"upTo\":\"" + UUID.randomUUID() + "\"}").isNotFound();
    }

    @Test
    void countsConsents() {
        post(SUBSCRIPTIONS, "{\"results\":{\"t1\":\"accept\",\"unknown\":\"accept\"}}")
                .isNoContent();
        post(SUBSCRIPTIONS, "{\"results\":{\"t1\":\"accept\"}}").isNoContent();
        client.get().uri(SUBSCRIPTIONS).exchange().expectBody().json("""
                {"templates":[{"templateId":"t1","kind":"answered","title":"诉求有答复","remaining":2}]}
                """);
        client.get()
                .uri(SUBSCRIPTIONS + "?appId=other")
                .exchange()
                .expectBody()
                .jsonPath("$.templates")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"results\":null}",
                "{\"results\":{\"t1\":null}}",
                "{\"results\":{\"t1\":\"yes\"}}",
                "{\"results\":{\"a\":\"ban\",\"b\":\"ban\",\"c\":\"ban\",\"d\":\"ban\",\"e\":\"ban\",\"f\":\"ban\","
                        + "\"g\":\"ban\",\"h\":\"ban\",\"i\":\"ban\",\"j\":\"ban\",\"k\":\"ban\",\"l\":\"ban\","
                        + "\"m\":\"ban\"}}"
            })
    void refusesWhatIsNoAnswer(String body) {
        post(SUBSCRIPTIONS, body).is4xxClientError();
    }

    @Test
    void keepsHowSomebodyWantsToBeTold() {
        preferences().json("""
                {"quietHours":{"from":"21:00","to":"07:00"},"digest":"off","wording":"standard"}
                """);
        put("{\"quietHours\":{\"from\":\"22:30\",\"to\":\"06:00\"},\"digest\":\"weekly\",\"wording\":\"elder\"}")
                .isOk();
        preferences().json("""
                {"quietHours":{"from":"22:30","to":"06:00"},"digest":"weekly","wording":"elder"}
                """);
        put("{\"digest\":\"daily\",\"wording\":\"standard\"}").isOk();
        preferences().json("""
                {"quietHours":{"from":"21:00","to":"07:00"},"digest":"daily","wording":"standard"}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"digest\":\"daily\"}",
                "{\"digest\":\"hourly\",\"wording\":\"elder\"}",
                "{\"digest\":\"daily\",\"wording\":\"loud\"}",
                "{\"digest\":\"daily\",\"wording\":\"elder\",\"quietHours\":{}}",
                "{\"digest\":\"daily\",\"wording\":\"elder\",\"quietHours\":{\"from\":\"24:00\",\"to\":\"07:00\"}}",
                "{\"digest\":\"daily\",\"wording\":\"elder\",\"quietHours\":{\"from\":\"21:00\",\"to\":\"7\"}}"
            })
    void refusesWhatIsNoPreference(String body) {
        put(body).is4xxClientError();
    }

    private WebTestClient.BodyContentSpec preferences() {
        return client.get().uri(PREFERENCES).exchange().expectStatus().isOk().expectBody();
    }

    private StatusAssertions put(String body) {
        return client.put()
                .uri(PREFERENCES)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus();
    }

    private Notice told(Notice.Kind kind) {
        var notice = new Notice(
                new Notice.Id(Cases.IDS.next()),
                person,
                UUID.randomUUID(),
                kind,
                Optional.of(village.id()),
                kind.title(),
                "有答复了。",
                "#/villages/330999101201",
                Cases.MONDAY_9,
                Optional.empty());
        notices.add(List.of(Telling.inboxOnly(notice, About.himself()))).block(Duration.ofSeconds(5));
        return notice;
    }

    private InboxPage page(String query) {
        return client.get()
                .uri(INBOX + query)
                .exchange()
                .expectBody(InboxPage.class)
                .returnResult()
                .getResponseBody();
    }

    private StatusAssertions post(String path, String body) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus();
    }

    private static Mono<Void> refused(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange)
                .onErrorMap(Refusal.class, refusal -> new ResponseStatusException(status(refusal)));
    }

    private static HttpStatus status(Refusal refusal) {
        return refusal.reason().kind() == Reason.Kind.NOT_FOUND
                ? HttpStatus.NOT_FOUND
                : HttpStatus.UNPROCESSABLE_ENTITY;
    }

    private final class Himself implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(Actor.class);
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
            return Mono.just(Actor.self(person));
        }
    }
}
