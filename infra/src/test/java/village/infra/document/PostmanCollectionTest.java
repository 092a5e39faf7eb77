package village.infra.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The collection is made from the released document, and its script signs as the guide says. */
class PostmanCollectionTest {
    private static final Path DOCUMENT = Path.of("../openapi/src/main/resources/openapi/v1/openapi.json");
    private static final Path FOLDER = Path.of("../openapi/collection");
    private static final Path FILE = FOLDER.resolve("xiangyin.postman_collection.json");
    private static final Path GUIDE = Path.of("../openapi/README.md");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @TempDir
    private Path folder;

    private static JsonNode document() throws IOException {
        return JSON.readTree(Files.readString(DOCUMENT));
    }

    private static JsonNode today() throws IOException {
        return new PostmanCollection(document(), Files.readString(FOLDER.resolve("sign.js"))).json();
    }

    @Test
    void isWhatTheReleasedDocumentSays() throws IOException {
        var today = today();
        if (System.getProperty("village.write") != null) {
            Files.writeString(FILE, JSON.writeValueAsString(today) + "\n");
        }
        assertThat(JSON.readTree(Files.readString(FILE)))
                .as("the collection is not what openapi.json says; run this test with -Dvillage.write")
                .isEqualTo(today);
    }

    @Test
    void holdsEveryOperationOnce() throws IOException {
        var names = today().at("/item")
                .valueStream()
                .flatMap(group -> group.at("/item").valueStream())
                .map(item -> item.at("/request/method").asString() + " "
                        + item.at("/request/url/raw").asString())
                .toList();
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(Documented.in(document()).stream()
                        .map(each -> each.method() + " {{baseUrl}}"
                                + each.path().replace("{", "{{").replace("}", "}}"))
                        .toList());
    }

    @Test
    void everyVariableHasAValue() throws IOException {
        var text = Files.readString(FILE);
        var known = today().at("/variable")
                .valueStream()
                .map(each -> each.at("/key").asString())
                .toList();
        assertThat(java.util.regex.Pattern.compile("\\{\\{([a-zA-Z]+)}}")
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(known::contains);
    }

    @Test
    void itsScriptSignsTheWorkedExamplesOfTheGuide() throws Exception {
        assumeTrue(nodeIsThere());
        var reading = signed(
                "GET",
                "/news",
                "[{\"key\":\"limit\",\"value\":\"20\"},{\"key\":\"after\",\"value\":\"{{page}}\"},{\"key\":\"column\",\"value\":\"x\",\"disabled\":true}]",
                "",
                "7d0c3a524c1e4a0e");
        var handingOver = signed(
                "POST", "/complaints", "[]", "{\"externalNumber\":\"ZJ-1\",\"text\":\"路灯不亮\"}", "7d0c3a524c1e4a0f");
        assertThat(List.of(reading, handingOver)).allMatch(signature -> signature.matches("[A-Za-z0-9+/]{43}="));
        assertThat(Files.readString(GUIDE)).contains("`" + reading + "`", "`" + handingOver + "`");
    }

    private static boolean nodeIsThere() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "node")));
    }

    /** What the script puts on a call of the sandbox, in a Postman as small as it may be. */
    private String signed(String method, String path, String query, String body, String nonce) throws Exception {
        var program = folder.resolve("run.js");
        try (var small = PostmanCollectionTest.class.getResourceAsStream("/small-postman.js")) {
            Files.write(program, small.readAllBytes());
        }
        var output = folder.resolve("output.txt");
        var process = new ProcessBuilder(
                        "node",
                        program.toString(),
                        FOLDER.resolve("sign.js").toAbsolutePath().toString(),
                        method,
                        "/openapi/v1/villages/{{village}}" + path,
                        query,
                        body,
                        nonce)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output).strip();
    }
}
