package village.infra.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main rules of {@code .spectral.yaml} and {@code .redocly.yaml}, kept where there is no node to run those. */
class LintedDocumentTest {
    private static final Path FILE = Path.of("../openapi/src/main/resources/openapi/v1/openapi.json");

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = JsonMapper.shared().readTree(Files.readString(FILE));
    }

    private static List<Documented> operations() {
        return Documented.in(document);
    }

    private static List<String> texts(JsonNode list, String pointer) {
        return list.valueStream().map(each -> each.at(pointer).asString("")).toList();
    }

    @Test
    void saysWhatItIsAndWhoAnswersForIt() {
        for (var pointer : List.of("/info/title", "/info/description", "/info/contact/name", "/info/license/url")) {
            assertThat(document.at(pointer).asString("")).as(pointer).isNotBlank();
        }
        assertThat(texts(document.at("/servers"), "/url")).isNotEmpty().noneMatch(url -> url.contains("example.com"));
    }

    @Test
    void everyOperationHasATagThatIsExplained() {
        var tags = texts(document.at("/tags"), "/name");
        assertThat(tags).doesNotHaveDuplicates();
        assertThat(texts(document.at("/tags"), "/description")).doesNotContain("");
        assertThat(operations())
                .allSatisfy(each -> assertThat(texts(each.json().at("/tags"), ""))
                        .hasSize(1)
                        .isSubsetOf(tags));
        assertThat(tags)
                .allMatch(tag -> operations().stream()
                        .anyMatch(each -> each.text("/tags/0").equals(tag)));
    }

    @Test
    void everyOperationSaysWhoMayCallItAndWhatMayGoWrong() {
        assertThat(operations()).allSatisfy(each -> {
            assertThat(each.json().has("security")).as(each.id()).isTrue();
            assertThat(each.text("/x-scope")).as(each.id()).matches("none|[a-z]+:(read|write)");
            assertThat(each.statuses()).as(each.id()).contains("400");
        });
    }

    @Test
    void pathsArePlain() {
        assertThat(operations())
                .extracting(Documented::path)
                .allMatch(path -> path.matches("(/([a-z0-9-]+|\\{[a-zA-Z]+}))+"));
    }

    @Test
    void everyParameterIsExplained() {
        assertThat(operations())
                .allSatisfy(each -> each.json().at("/parameters").forEach(parameter -> {
                    assertThat(parameter.at("/description").asString("")
                                    + parameter.at("/schema/description").asString(""))
                            .as(each.id() + " " + parameter.at("/name"))
                            .matches("(?s).*\\p{IsHan}.*");
                    assertThat(parameter.has("schema")).isTrue();
                }));
    }

    @Test
    void errorsAreProblemsAndNothingElse() {
        assertThat(document.at("/components/responses").propertyStream())
                .isNotEmpty()
                .allSatisfy(response -> assertThat(
                                response.getValue().at("/content").propertyNames())
                        .containsExactly("application/problem+json"));
    }

    @Test
    void everyReferenceLeadsSomewhereAndNoComponentIsLeftOver() {
        var used = new HashSet<String>();
        collect(document, used);
        assertThat(used)
                .isNotEmpty()
                .noneMatch(reference -> document.at(reference.substring(1)).isMissingNode());
        assertThat(components("schemas")).isSubsetOf(used);
        assertThat(components("responses")).isSubsetOf(used);
    }

    private static void collect(JsonNode node, Set<String> used) {
        node.propertyStream().forEach(property -> {
            if (property.getKey().equals("$ref")) {
                used.add(property.getValue().asString());
            }
        });
        node.forEach(child -> collect(child, used));
    }

    private static List<String> components(String kind) {
        return document.at("/components/" + kind).propertyNames().stream()
                .map(name -> "#/components/" + kind + "/" + name)
                .toList();
    }
}
