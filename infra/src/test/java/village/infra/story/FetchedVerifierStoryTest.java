package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;
import village.infra.matrix.PublishedDisclosure;

/**
 * What the proof page offers for download, as somebody at home uses it: fetched over HTTP, compiled, and run on what the
 * running village gives out. Each test needs those before it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FetchedVerifierStoryTest {
    private static final String EVIDENCE = "/openapi/v1/evidence";
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @TempDir
    static Path home;

    private Visitor relative;
    private String key = "";
    private String filing = "";

    @BeforeAll
    void publish() {
        relative = HERE.stranger();
        filing = new PublishedDisclosure(HERE).id();
        var proof = "/mp/v1/villages/" + WholeVillage.VILLAGE + "/disclosures/" + filing + "/proof";
        await().atMost(SOON).until(() -> relative.get(proof).text("/state").equals("unchanged"));
        key = relative.get(EVIDENCE + "/checkpoint").expect(200).text("/verifierKey");
    }

    @Test
    @Order(1)
    void itComesFromTheVillageAndCompilesByItself() throws IOException {
        var source = relative.get("/h5/verifier/Verify.java").expect(200);
        assertThat(source.header("X-Content-Type-Options")).isEqualTo("nosniff");
        Files.write(home.resolve("Verify.java"), source.bytes());
        var compiled = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-encoding",
                        "UTF-8",
                        "-cp",
                        "",
                        "-d",
                        home.toString(),
                        home.resolve("Verify.java").toString());
        assertThat(compiled).isZero();
        assertThat(home.resolve("Verify.class")).exists();
    }

    @Test
    @Order(2)
    void itBelievesAnHonestVillage() throws IOException {
        keep("leaves.ndjson", leaves());
        keep("then.txt", note());
        assertThat(verify("leaves.ndjson", "then.txt")).startsWith("0 ").contains("与签凭据时一样");
    }

    @Test
    @Order(3)
    void itConvictsARowThatSomebodyEditedBySql() throws IOException {
        sql("alter table disclosure_revision disable trigger user");
        sql("update disclosure_revision set body = '<p>改过的</p>' where disclosure_id = '" + filing + "'");
        try {
            keep("edited.ndjson", leaves());
            assertThat(verify("edited.ndjson", "then.txt")).startsWith("1 ").contains("被改过", filing);
        } finally {
            sql("update disclosure_revision set body = '<p>正文</p>' where disclosure_id = '" + filing + "'");
            sql("alter table disclosure_revision enable trigger user");
        }
    }

    /** A village that took the end of its log away would give out this. */
    @Test
    @Order(4)
    void itConvictsARemovedTailByAnOldCheckpoint() throws IOException {
        var whole = leaves().lines().toList();
        keep(
                "short.ndjson",
                whole.subList(0, size(Files.readString(home.resolve("then.txt"))) - 1).stream()
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()));
        assertThat(verify("short.ndjson", "then.txt")).startsWith("1 ").contains("尾部被删");
    }

    @Test
    @Order(5)
    void itBelievesTheVillageAgainOnceTheRowIsAsItWas() throws IOException {
        keep("again.ndjson", leaves());
        assertThat(verify("again.ndjson", "then.txt")).startsWith("0 ").doesNotContain("被改过");
    }

    private static int size(String note) {
        return Integer.parseInt(note.split("\n")[1]);
    }

    private String leaves() {
        var lines = new StringBuilder();
        for (String page = "-"; !page.isEmpty(); lines.append(page)) {
            page = relative.get(EVIDENCE + "/leaves?from="
                            + lines.toString().lines().count())
                    .expect(200)
                    .body();
        }
        return lines.toString();
    }

    private String note() {
        return relative.with("Accept", "text/plain")
                .get(EVIDENCE + "/checkpoint")
                .expect(200)
                .body();
    }

    private static void keep(String name, String text) throws IOException {
        Files.writeString(home.resolve(name), text);
    }

    /** How it ended, and what it said. */
    private String verify(String leaves, String checkpoint) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.concat(
                        Stream.of(java, "-Dstdout.encoding=UTF-8", "-Dfile.encoding=UTF-8", "-cp", ".", "Verify"),
                        List.of("log", leaves, key, checkpoint).stream())
                .toList();
        var run = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        var words = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return run.waitFor() + " " + words;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void sql(String statement) {
        HERE.context().getBean(DatabaseClient.class).sql(statement).then().block(SOON);
    }
}
