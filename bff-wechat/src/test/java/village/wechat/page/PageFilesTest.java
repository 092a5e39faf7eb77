package village.wechat.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {
    private static final PageFiles FILES = PageFiles.load();

    @Test
    void everyModuleOfTheImportMapIsThere() {
        assertThat(FILES.imports().imports()).hasSize(8).allSatisfy((name, address) -> {
            if (address.endsWith("/")) {
                assertThat(FILES.paths()).anyMatch(path -> path.startsWith(address));
            } else {
                assertThat(FILES.find(address)).as(name).isPresent();
            }
        });
    }

    @Test
    void everyModuleThatAnotherNamesIsThere() {
        TreeMap<String, PageFile> all = new TreeMap<>();
        FILES.paths().forEach(path -> all.put(path, FILES.find(path).orElseThrow()));
        ModuleGraph graph = new ModuleGraph(FILES.imports(), all);
        assertThat(FILES.paths())
                .filteredOn(path -> path.endsWith(".js") && !path.startsWith("/webjars/"))
                .hasSizeGreaterThan(30)
                .allSatisfy(path -> assertThat(graph.named(path)).as(path).allMatch(all::containsKey));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h5", "console"})
    void thePolicyLetsExactlyThisImportMapStand(String page) throws Exception {
        Matcher script = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
                .matcher(text("/" + page + "/index.html"));
        assertThat(script.find()).isTrue();
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(FILES.imports().hash())
                .isEqualTo("sha256-" + Base64.getEncoder().encodeToString(hash));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h5", "console"})
    void whatThePageLinksIsThere(String page) {
        String html = text("/" + page + "/index.html");
        assertThat(html).doesNotContain("{{").doesNotContain(" style=").doesNotContain("<style");
        assertThat(Pattern.compile("(?:href|src)=\"([^\"]+)\"")
                        .matcher(html)
                        .results()
                        .map(found -> found.group(1)))
                .hasSizeGreaterThan(10)
                .allSatisfy(address -> assertThat(FILES.find(address.replace("/assets/" + FILES.release(), "")))
                        .as(address)
                        .isPresent());
    }

    /** Whoever distrusts the village's server runs them at home. */
    @ParameterizedTest
    @ValueSource(strings = {"Verify", "Certificate", "Recount"})
    void theOfflineVerifiersAreThereToBeRead(String name) {
        var path = "/h5/verifier/" + name + ".java";
        assertThat(text(path)).contains("public final class " + name + " {");
        assertThat(FILES.find(path).orElseThrow().type()).hasToString("text/plain;charset=UTF-8");
    }

    @Test
    void noPageCarriesStyleOrHandlersThePolicyWouldRefuse() {
        assertThat(FILES.paths())
                .filteredOn(path -> path.endsWith(".js") && !path.startsWith("/webjars/"))
                .allSatisfy(path -> assertThat(text(path))
                        .as(path)
                        .doesNotContain(" style=")
                        .doesNotContain("unsafe-html")
                        .doesNotContain("innerHTML"));
    }

    private static String text(String path) {
        return new String(FILES.find(path).orElseThrow().plain(), StandardCharsets.UTF_8);
    }
}
