package village.infra.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import village.infra.story.WholeVillage;

/** What the released document shows as answers is what it says of them, and what the running village answers. */
class ExamplesTest {
    private static final Path FILE = Path.of("../openapi/src/main/resources/openapi/v1/openapi.json");
    private static final Path EXAMPLES = Path.of("../openapi/src/main/resources/openapi/v1/examples");

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static JsonNode document;
    private static SchemaCheck schemas;

    @BeforeAll
    static void read() throws IOException {
        document = JsonMapper.shared().readTree(Files.readString(FILE));
        schemas = new SchemaCheck(document);
    }

    /** One way an operation may answer. */
    private record Answer(String operation, String status, String type, JsonNode body) {
        List<JsonNode> examples() {
            return body.has("example")
                    ? List.of(body.at("/example"))
                    : body.at("/examples")
                            .valueStream()
                            .map(each -> each.at("/value"))
                            .toList();
        }

        @Override
        public String toString() {
            return operation + " " + status + " " + type;
        }
    }

    private static List<Answer> answers() {
        return Documented.in(document).stream().flatMap(ExamplesTest::answers).toList();
    }

    private static Stream<Answer> answers(Documented operation) {
        return operation.json().at("/responses").properties().stream()
                .flatMap(response -> schemas.resolved(response.getValue()).at("/content").properties().stream()
                        .map(content ->
                                new Answer(operation.id(), response.getKey(), content.getKey(), content.getValue())));
    }

    private static boolean binary(Answer answer) {
        return answer.body().at("/schema/format").asString("").equals("binary");
    }

    @Test
    void everyAnswerHasAnExampleThatKeepsToItsSchema() {
        assertThat(answers())
                .hasSizeGreaterThan(100)
                .filteredOn(answer -> !binary(answer))
                .allSatisfy(answer -> {
                    assertThat(answer.examples()).as("examples of " + answer).isNotEmpty();
                    answer.examples()
                            .forEach(example -> assertThat(schemas.faults(
                                            example, answer.body().at("/schema")))
                                    .as(answer.toString())
                                    .isEmpty());
                });
    }

    @Test
    void everyErrorIsAProblemWithItsCodes() {
        assertThat(answers())
                .filteredOn(answer -> answer.status().matches("[45].*"))
                .filteredOn(answer -> !answer.operation().equals("getHealth"))
                .allSatisfy(answer -> {
                    assertThat(answer.type()).isEqualTo("application/problem+json");
                    assertThat(answer.examples())
                            .allMatch(
                                    example -> example.at("/status").asString().equals(answer.status()));
                });
        assertThat(Documented.in(document))
                .allSatisfy(
                        each -> assertThat(answers(each).map(Answer::status)).contains("400"));
    }

    @Test
    void everyBodyHasAnExampleThatKeepsToItsSchema() {
        assertThat(Documented.in(document))
                .filteredOn(each -> each.json().at("/requestBody/content").has("application/json"))
                .isNotEmpty()
                .allSatisfy(each -> {
                    var schema = each.bodySchema(document.at("/components/schemas"));
                    assertThat(schema.has("example")).as(each.id()).isTrue();
                    assertThat(schemas.faults(schema.at("/example"), schema))
                            .as(each.id())
                            .isEmpty();
                });
    }

    @Test
    void theRunningVillageAnswersAsTheExamplesShow() throws IOException {
        await().until(() ->
                HERE.stranger().get("/openapi/v1/evidence/checkpoint").status() == 200);
        var place = new LivePlace(HERE);
        var faults = new ArrayList<String>();
        for (var operation : Documented.in(document)) {
            var body = operation.json().at("/responses/200/content/application~1json");
            if (!operation.method().equals("GET") || body.isMissingNode()) {
                continue;
            }
            var answer =
                    place.platform().get(place.target(operation)).expect(200).json();
            write(operation.id(), answer);
            new ShapeCheck(schemas)
                    .faults(body.at("/example"), answer, body.at("/schema"))
                    .forEach(fault -> faults.add(operation.id() + " " + fault));
            schemas.faults(answer, body.at("/schema"))
                    .forEach(fault -> faults.add(operation.id() + " answered " + fault));
        }
        assertThat(faults).isEmpty();
    }

    /** The beginning of a new example, to be made readable by hand. */
    private static void write(String operation, JsonNode answer) throws IOException {
        var file = EXAMPLES.resolve(operation + ".json");
        if (System.getProperty("village.write") != null && !Files.exists(file)) {
            Files.createDirectories(EXAMPLES);
            Files.writeString(
                    file,
                    JsonMapper.builder()
                                    .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
                                    .build()
                                    .writeValueAsString(answer)
                            + "\n");
        }
    }

    @Test
    void noExampleIsLeftOver() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            var ids = Documented.in(document).stream().map(Documented::id).toList();
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("(\\.503)?\\.(json|txt)$", "")))
                    .isNotEmpty()
                    .allMatch(ids::contains);
        }
    }

    /** The checks themselves can fail. */
    @Test
    void noticesWhatDoesNotFit() {
        var schema = document.at("/components/schemas/Village");
        var good = JsonMapper.shared().valueToTree(Map.of("code", "1", "name", "村", "township", "镇", "county", "县"));
        assertThat(schemas.faults(good, schema)).isEmpty();
        var less = JsonMapper.shared().valueToTree(Map.of("code", "1", "name", 3, "township", "镇", "more", "县"));
        assertThat(schemas.faults(less, schema)).hasSize(3);
        assertThat(new ShapeCheck(schemas).faults(good, less, schema)).hasSize(3);
        assertThat(new ShapeCheck(schemas).faults(good, good, schema)).isEmpty();
    }
}
