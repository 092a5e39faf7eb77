package village.wechat.place;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.place.Contact;
import village.api.place.DoorPlate;
import village.api.place.InMemoryVillageRegistry;
import village.api.place.PlaceSamples;
import village.api.place.ScanDoorPlate;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.wechat.caching.Answering;

class PlaceControllersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private final InMemoryVillageRegistry places = new InMemoryVillageRegistry(Clock.systemUTC());
    private final WebTestClient client = WebTestClient.bindToController(
                    new VillageController(places.contacts, places.grids, Answering.answers(), Answering.json()),
                    new DoorPlateController(new ScanDoorPlate(places.doorPlates, places.villages, places.grids)))
            .argumentResolvers(resolvers -> resolvers.addCustomResolver(new StrangerHere(places.villages)))
            .webFilter(PlaceControllersTest::refused)
            .build();
    private Village village;

    private static Mono<Void> refused(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange)
                .onErrorMap(Refusal.class, refusal -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @BeforeEach
    void founded() {
        places.area("330999", "枫江县", Optional.empty()).block(PATIENCE);
        places.area("330999101", "枫溪镇", Optional.of("330999")).block(PATIENCE);
        village = places.village(new VillageCode("330999101201"), "枫溪村").block(PATIENCE);
    }

    private WebTestClient.BodyContentSpec answer(String path) {
        return client.get().uri(path).exchange().expectStatus().isOk().expectBody();
    }

    @Test
    void showsAVillage() {
        answer("/mp/v1/villages/330999101201").json("""
                {"code":"330999101201","name":"枫溪村","township":"枫溪镇","county":"枫江县"}
                """);
    }

    @Test
    void offersTheGridsToChooseFrom() {
        var grid = places.grid(village.id(), "第一网格", PlaceSamples.square(29.9, 120.6, 0.01))
                .block(PATIENCE);
        answer("/mp/v1/villages/330999101201").json("""
                {"grids":[{"id":"%s","name":"第一网格"}]}
                """.formatted(grid.id()));
    }

    @Test
    void showsWhomToCall() {
        places.contact(village.id(), new Contact("村医", Optional.empty(), "0575-80000003"), true, 1)
                .block(PATIENCE);
        places.contact(village.id(), new Contact("会计", Optional.of("钱某"), "13700000009"), false, 0)
                .block(PATIENCE);
        answer("/mp/v1/villages/330999101201/contacts").json("""
                {"items":[{"office":"村医","phone":"0575-80000003"}]}
                """);
    }

    @Test
    void saysWhereADoorPlateHangs() {
        var grid = places.grid(village.id(), "第一网格", PlaceSamples.square(29.9, 120.6, 0.01))
                .block(PATIENCE);
        places.doorPlate(new DoorPlate("k7", village.id(), Optional.of(grid.id()), "枫溪村 12 号", Optional.empty()))
                .block(PATIENCE);
        answer("/mp/v1/door-plates/k7").json("""
                {"code":"k7","village":{"code":"330999101201","name":"枫溪村"},
                 "grid":{"id":"%s","name":"第一网格"},"label":"枫溪村 12 号"}
                """.formatted(grid.id()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mp/v1/villages/330999101299",
                "/mp/v1/villages/abc",
                "/mp/v1/villages/٣٣٠٩٩٩١٠١٢٠١",
                "/mp/v1/villages/330999101299/contacts",
                "/mp/v1/door-plates/none",
                "/mp/v1/door-plates/%00"
            })
    void findsNothingElse(String path) {
        client.get().uri(URI.create(path)).exchange().expectStatus().isNotFound();
    }
}
