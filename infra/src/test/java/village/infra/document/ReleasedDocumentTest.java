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

    /** One change each that an integrator's program would stumble over. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/components/schemas/NewComplaint | required | [\"externalNumber\",\"kind\"]",
                "/components/schemas/NewsArticle | required | [\"id\"]",
                "/components/schemas/NewComplaint/properties/kind | enum | [\"complaint\",\"wish\"]",
                "/components/schemas/NewComplaint/properties/category | enum | [\"0202\"]",
                "/components/schemas/NewComplaint/properties/point | anyOf | [{\"type\":\"null\"}]",
                "/components/schemas/NewComplaint/properties/point | oneOf | [{\"type\":\"null\"}]",
                "/components/schemas/WebhookRegistration/properties/url | maxLength | 400",
                "/components/schemas/WebhookRegistration/properties/url | minLength | 20",
                "/components/schemas/WebhookRegistration/properties/url | pattern | \"^https\"",
                "/components/schemas/WebhookRegistration/properties/types/items | maxLength | 10",
                "/components/schemas/NewsArticle/properties/title | type | \"integer\"",
                "/components/schemas/NewsArticle/properties/files/items | $ref | \"#/components/schemas/Fault\"",
                "/paths/~1openapi~1v1~1changes/get/parameters/0/schema | maximum | 10",
                "/paths/~1openapi~1v1~1changes/get/parameters/0 | required | true",
                "/paths/~1openapi~1v1~1changes/get/parameters/1 | in | \"header\"",
                "/paths/~1openapi~1v1~1changes/get/responses/200/content | application/json | null",
                "/paths/~1openapi~1v1~1changes/get/responses/200/content/application~1json/schema | $ref | \"#/c\"",
                "/paths/~1openapi~1v1~1webhooks/post/requestBody/content | application/json | null",
                "/paths/~1openapi~1v1~1webhooks~1{id}~1replays/post/requestBody | required | true",
            })
    void noticesWhatIsChanged(String where, String what, String to) {
        var today = today();
        var other = today.deepCopy();
        var place = (ObjectNode) other.at(where);
        var value = JSON.readTree(to);
        if (value.isNull()) {
            place.remove(what);
        } else {
            place.set(what, value);
        }
        assertThat(other).isNotEqualTo(today);
        assertThat(new Compatibility(today, other).broken()).isNotEmpty();
        assertThat(new Compatibility(today, today).broken()).isEmpty();
    }

    @Test
    void letsAnOptionalFieldAndANewWordCome() {
        var more = today().deepCopy();
        ((ObjectNode) more.at("/components/schemas/NewComplaint/properties"))
                .set("more", JSON.readTree("{\"type\":\"string\"}"));
        ((ObjectNode) more.at("/components/schemas/NewComplaint/properties/kind"))
                .set("enum", JSON.readTree("[\"complaint\",\"wish\",\"enterprise\",\"other\"]"));
        ((ObjectNode) more.at("/components/schemas/WebhookRegistration/properties/url"))
                .set("maxLength", JSON.readTree("900"));
        assertThat(new Compatibility(today(), more).broken()).isEmpty();
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
