package village.wechat.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.roster.ImportRoster;
import village.api.identity.roster.InMemoryRosterImports;
import village.api.identity.roster.RosterFault;
import village.api.identity.roster.RosterImport;
import village.api.place.Village;
import village.wechat.Spreadsheets;

class RosterControllerTest {
    private static final String ROSTERS = "/console/v1/villages/330999101201/rosters";
    private final InMemoryRosterImports imports =
            new InMemoryRosterImports(Clock.fixed(Instant.parse("2026-11-22T01:30:00Z"), ZoneOffset.UTC));
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Person.Id person = new Person.Id(UUID.randomUUID());
    private Actor actor = acting(Role.CADRE);
    private final WebTestClient client = WebTestClient.bindToController(new RosterController(new ImportRoster(imports)))
            .argumentResolvers(resolvers -> resolvers.addCustomResolver(new Acting()))
            .webFilter(RosterControllerTest::refused)
            .build();

    private final class Acting implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Actor.class;
        }

        @Override
        public Mono<Object> resolveArgument(
                MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
            return Mono.just(actor);
        }
    }

    private static Mono<Void> refused(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange)
                .onErrorMap(
                        Refusal.class,
                        refusal -> new ResponseStatusException(
                                switch (refusal.reason().kind()) {
                                    case CONFLICT -> HttpStatus.CONFLICT;
                                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                                    case NOT_FOUND -> HttpStatus.NOT_FOUND;
                                    case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
                                    default -> HttpStatus.UNPROCESSABLE_CONTENT;
                                }));
    }

    private Actor acting(Role... roles) {
        return new Actor(Optional.of(person), Optional.of(village), Set.of(roles), Optional.empty(), Set.of());
    }

    private static byte[] parts(String name, int bytes) {
        var head = """
                --xx\r
                Content-Disposition: form-data; name="note"\r
                \r
                x\r
                --xx\r
                Content-Disposition: form-data; name="%s"; filename="roster.xlsx"\r
                \r
                """.formatted(name).getBytes(StandardCharsets.UTF_8);
        var tail = "\r\n--xx--\r\n".getBytes(StandardCharsets.UTF_8);
        var body = Arrays.copyOf(head, head.length + bytes + tail.length);
        System.arraycopy(tail, 0, body, head.length + bytes, tail.length);
        return body;
    }

    private WebTestClient.ResponseSpec posted(String key, byte[] body) {
        return client.post()
                .uri(ROSTERS)
                .header("Idempotency-Key", key)
                .header("Content-Type", "multipart/form-data; boundary=xx")
                .bodyValue(body)
                .exchange();
    }

    private RosterImport.Id started() {
        return imports.start(village, person, Optional.empty(), Flux.empty())
                .block(Duration.ofSeconds(5))
                .id();
    }

    @Test
    void takesARosterIn() {
        posted("k1", parts("file", 100_000))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("running")
                .jsonPath("$.startedAt")
                .isEqualTo("2026-11-22T09:30:00+08:00");
        posted("k1", parts("file", 100_000)).expectStatus().isAccepted();
        posted("k2", parts("file", 100_000)).expectStatus().isEqualTo(409);
    }

    @Test
    void refusesARequestWithoutAFileAndOneThatIsTooLarge() {
        posted("k1", parts("other", 10)).expectStatus().isEqualTo(422);
        posted("k2", parts("file", 10 * 1024 * 1024 + 1)).expectStatus().isEqualTo(413);
    }

    @Test
    void showsProgressAndWrongRows() {
        var id = started();
        imports.finish(id, new RosterImport.Counts(3, 1, 1, 0, 1), List.of(new RosterFault(4, "手机号", "不对。")));
        client.get()
                .uri(ROSTERS + "/" + id)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                {"id":"%s","state":"done","rows":3,"added":1,"updated":1,"unchanged":0,"errors":1,
                 "rowErrors":[{"row":4,"column":"手机号","reason":"不对。"}]}
                """.formatted(id));
        client.get()
                .uri(ROSTERS)
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].id")
                .isEqualTo(id.toString());
    }

    @Test
    void findsNoOtherImport() {
        client.get()
                .uri(ROSTERS + "/" + UUID.randomUUID())
                .exchange()
                .expectStatus()
                .isNotFound();
        client.get().uri(ROSTERS + "/x").exchange().expectStatus().isNotFound();
        var id = started();
        actor = new Actor(
                Optional.of(person),
                Optional.of(new Village.Id(UUID.randomUUID())),
                Set.of(Role.CADRE),
                Optional.empty(),
                Set.of());
        client.get().uri(ROSTERS + "/" + id).exchange().expectStatus().isNotFound();
    }

    @Test
    void givesTheTemplateAsADownload() {
        var answer = client.get()
                .uri(ROSTERS + "/template")
                .exchange()
                .expectStatus()
                .isOk();
        answer.expectHeader().contentType(Spreadsheets.XLSX);
        var name = answer.expectBody().returnResult().getResponseHeaders().getContentDisposition();
        assertThat(name.getFilename()).isEqualTo("名册模板.xlsx");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void isForCadresAndDispatchersOnly(Role role) {
        actor = acting(role);
        var allowed = role == Role.CADRE || role == Role.DISPATCHER;
        for (var path : List.of("", "/template")) {
            client.get().uri(ROSTERS + path).exchange().expectStatus().isEqualTo(allowed ? 200 : 403);
        }
        posted("k1", parts("file", 10)).expectStatus().isEqualTo(allowed ? 202 : 403);
    }
}
