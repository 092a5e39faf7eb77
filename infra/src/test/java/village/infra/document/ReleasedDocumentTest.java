package village.infra.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import village.infra.story.WholeVillage;

/** What integrators read is what the running village says of itself, and takes nothing away that was released. */
class ReleasedDocumentTest {
    private static final Path FILE = Path.of("../openapi/src/main/resources/openapi/v1/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static JsonNode today() {
        return HERE.stranger().get("/v3/api-docs/openapi").expect(200).json();
    }

    private static JsonNode released() throws IOException {
        return JSON.readTree(Files.readString(FILE));
    }

    @Test
    void isReleasedAsItIsAndTakesNothingAway() throws IOException {
        var today = today();
        assertThat(new Compatibility(released(), today).broken())
                .as("integrators rely on these; give the next version a folder of its own")
                .isEmpty();
        if (System.getProperty("village.write") != null) {
            Files.writeString(FILE, JSON.writeValueAsString(today) + "\n");
        }
        assertThat(released())
                .as("openapi.json is not what the code says; run this test with -Dvillage.write")
                .isEqualTo(today);
        assertThat(HERE.stranger().get("/openapi/v1/openapi.json").expect(200).json())
                .isEqualTo(released());
    }

    @ParameterizedTest
    @CsvSource({
        "/paths/~1openapi~1v1~1villages, get",
        "/paths/~1openapi~1v1~1villages~1{village}~1news/get/responses, 200",
        "/components/schemas, Problem",
        "/components/schemas/NewsArticle/properties, title"
    })
    void noticesWhatIsTakenAway(String where, String what) {
        var less = today().deepCopy();
        ((ObjectNode) less.at(where)).remove(what);
        assertThat(new Compatibility(today(), less).broken()).isNotEmpty();
        assertThat(new Compatibility(less, today()).broken()).isEmpty();
    }

    @Test
    void explainsEveryOperation() {
        var operations = Documented.in(today());
        assertThat(operations).hasSizeGreaterThan(10);
        assertThat(operations).extracting(Documented::id).doesNotHaveDuplicates();
        assertThat(operations).allSatisfy(each -> {
            assertThat(each.id()).matches("[a-z][A-Za-z0-9]+");
            assertThat(each.text("/summary")).matches("(?s).*\\p{IsHan}.*");
            assertThat(each.text("/x-scope")).matches("none|[a-z]+:(read|write)");
            assertThat(each.statuses()).anyMatch(status -> status.startsWith("4"));
            assertThat(each.statuses()).anyMatch(status -> status.startsWith("2"));
            assertThat(each.pathParameters()).containsExactlyInAnyOrderElementsOf(each.namesInPath());
            if (each.needsNoSession()) {
                assertThat(each.text("/x-scope")).isEqualTo("none");
            } else {
                assertThat(each.statuses()).contains("401", "403", "429");
            }
        });
    }

    @Test
    void showsItselfToPeopleWithoutForeignScripts() {
        var page = HERE.stranger().get("/openapi/v1/docs").expect(200);
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.body()).contains("/openapi/v1/docs.js", "zh-CN").doesNotContain("http://", "https://");
        for (var file : List.of("docs.js", "docs.css")) {
            HERE.stranger().get("/openapi/v1/" + file).expect(200);
        }
    }
}
