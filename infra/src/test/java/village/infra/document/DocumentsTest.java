package village.infra.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import village.infra.story.WholeVillage;
import village.wechat.login.OpenRoutes;

/** What client authors read, taken from the running village. */
class DocumentsTest {
    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @ParameterizedTest
    @ValueSource(strings = {"mp", "console"})
    void namesAndExplainsEveryOperation(String face) {
        var operations = operations(face);
        assertThat(operations).hasSizeGreaterThan(10);
        assertThat(operations).extracting(Documented::id).doesNotHaveDuplicates();
        assertThat(operations).allSatisfy(each -> {
            assertThat(each.id()).matches("[a-z][A-Za-z]+");
            assertThat(each.text("/summary")).matches("(?s).*\\p{IsHan}.*");
            assertThat(each.json().at("/tags")).isNotEmpty();
            assertThat(each.json().at("/security").isMissingNode()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp", "console"})
    void tellsWhatCanGoWrong(String face) {
        assertThat(operations(face)).allSatisfy(each -> {
            assertThat(each.statuses()).anyMatch(status -> status.startsWith("2") || status.startsWith("3"));
            assertThat(each.statuses()).contains("400", "429", "503", "default");
            assertThat(each.statuses().contains("404"))
                    .isEqualTo(each.path().contains("{") || each.id().equals("signIn"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp", "console"})
    void neverSaysAnyMediaType(String face) {
        assertThat(HERE.stranger().get("/v3/api-docs/" + face).body()).doesNotContain("\"*/*\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp", "console"})
    void declaresEveryPartOfAPath(String face) {
        assertThat(operations(face))
                .allSatisfy(each ->
                        assertThat(each.pathParameters()).containsExactlyInAnyOrderElementsOf(each.namesInPath()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp", "console"})
    void showsABodyThatFitsForEveryBody(String face) {
        var schemas = document(face).at("/components/schemas");
        assertThat(operations(face))
                .filteredOn(each -> each.json().has("requestBody"))
                .filteredOn(each -> !each.json().at("/requestBody/content").has("multipart/form-data"))
                .isNotEmpty()
                .allSatisfy(each -> {
                    var schema = each.bodySchema(schemas);
                    var example = schema.at("/example");
                    assertThat(example.isObject())
                            .as(each.id() + " has an example")
                            .isTrue();
                    assertThat(names(schema.at("/properties"))).containsAll(names(example));
                    assertThat(names(example)).containsAll(texts(schema.at("/required")));
                });
    }

    @Test
    void listsTheOpenRoutes() {
        var open = new ArrayList<>(OpenRoutes.OPEN);
        open.addAll(OpenRoutes.SIGNING_IN);
        var documented = new ArrayList<>(operations("mp"));
        documented.addAll(operations("console"));
        assertThat(documented)
                .filteredOn(Documented::needsNoSession)
                .extracting(Documented::route)
                .containsExactlyInAnyOrderElementsOf(open);
    }

    @Test
    void tellsRecordsOfOneNameApart() {
        var schemas = document("mp").at("/components/schemas");
        assertThat(names(schemas.at("/SessionVillage/properties"))).doesNotContain("grid");
        assertThat(names(schemas.at("/MyVillage/properties"))).contains("grid", "maskedName");
        assertThat(SchemaNames.usedTwice()).isEmpty();
    }

    @Test
    void saysWhatMayBeMissing() {
        var schemas = document("mp").at("/components/schemas");
        assertThat(texts(schemas.at("/ComplaintSummary/required")))
                .contains("id", "ticket")
                .doesNotContain("thumbnail");
        assertThat(texts(schemas.at("/ComplaintSummary/properties/thumbnail/type")))
                .contains("null");
    }

    private static JsonNode document(String face) {
        return HERE.stranger().get("/v3/api-docs/" + face).expect(200).json();
    }

    private static List<Documented> operations(String face) {
        return Documented.in(document(face));
    }

    private static Set<String> names(JsonNode object) {
        return Set.copyOf(object.propertyNames());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
