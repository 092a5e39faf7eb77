package village.openapi.v1.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import village.api.event.Event;
import village.api.event.EventExamples;
import village.api.event.InMemoryEvents;
import village.api.event.feed.ReadChanges;
import village.api.event.feed.Territories;
import village.api.event.feed.Views;
import village.api.place.InMemoryVillages;
import village.openapi.OpenFace;

class ChangeControllerTest {
    private final InMemoryEvents log = new InMemoryEvents();
    private final OpenFace face = new OpenFace(ChangeController.class)
            .with(
                    ReadChanges.class,
                    new ReadChanges(log, new Views(Territories.asking(villages()), events -> Mono.just(Map.of()))))
            .open();

    private static InMemoryVillages villages() {
        var villages = new InMemoryVillages();
        villages.put(OpenFace.HERE);
        return villages;
    }

    @AfterEach
    void close() {
        face.close();
    }

    @Test
    void everyChangeSaysWhichHistoryItIsToldIn() {
        happened();
        var before = changes().at("/items/0/epoch").asLong();
        log.startEpoch();
        happened();
        assertThat(changes().at("/items/1/epoch").asLong()).isGreaterThan(before);
    }

    private void happened() {
        var subject = new Event.Subject("complaint", UUID.randomUUID(), 1);
        log.append(new Event(
                EventExamples.id(),
                Optional.of(OpenFace.HERE.id()),
                subject,
                "complaint.filed",
                new HashMap<>(Map.of("published", "true")),
                OpenFace.NOW));
    }

    private JsonNode changes() {
        var body = face.everywhere()
                .get("/openapi/v1/changes")
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }
}
