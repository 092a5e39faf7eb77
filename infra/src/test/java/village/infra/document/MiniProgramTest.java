package village.infra.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import village.infra.matrix.Route;
import village.infra.story.WholeVillage;

/** The mini-program is not built here; what can be known without WeChat's tools is checked. */
class MiniProgramTest {
    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static final Path ROOT = Path.of("../bff-wechat/miniprogram");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern CALL = Pattern.compile("mp\\.(get|post|delete|upload|download)\\([`'](/[^`']*)[`']");
    private static final Pattern ACT = Pattern.compile("(?:to|drop): '([a-z-]+(?:/current)?)'");
    private static final Pattern HANDLER = Pattern.compile("\\bbind[a-z]+=\"([A-Za-z]+)\"");

    static List<String> pages() throws IOException {
        return JSON.readTree(Files.readString(ROOT.resolve("app.json")))
                .get("pages")
                .valueStream()
                .map(page -> page.asString())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageIsWholeAndAnswersEveryTap(String page) {
        var script = read(ROOT.resolve(page + ".js")) + read(ROOT.resolve("lib/page.js"));
        var markup = read(ROOT.resolve(page + ".wxml"));
        assertThat(JSON.readTree(read(ROOT.resolve(page + ".json")))).isNotNull();
        assertThat(HANDLER.matcher(markup).results().map(found -> found.group(1)))
                .allMatch(handler -> Pattern.compile("\\b(async )?" + handler + "[(,]")
                        .matcher(script)
                        .find());
    }

    @Test
    void asksOnlyForWhatThereIs() {
        var routes = routes();
        assertThat(asked()).isNotEmpty().allSatisfy(path -> assertThat(routes).anyMatch(route -> same(route, path)));
    }

    /** What {@code ReporterActs} says: rating has buttons of its own, every other word an entry. */
    @Test
    void knowsEveryActTheServerOffers() {
        var offered = Pattern.compile("\"([a-z-]+)\"")
                .matcher(read(Path.of("../api/src/main/java/village/api/complaint/reading/ReporterActs.java")))
                .results()
                .map(found -> found.group(1))
                .filter(word -> !word.equals("rate"))
                .toList();
        var acts = read(ROOT.resolve("lib/case-acts.js"));
        assertThat(offered)
                .hasSizeGreaterThan(7)
                .allSatisfy(word -> assertThat(acts).containsPattern("\\n  '?" + word + "'?: \\{"));
    }

    private static List<String> routes() {
        return Route.of(HERE.context()).stream().map(Route::pattern).toList();
    }

    private static List<String> asked() {
        return scripts()
                .flatMap(script -> Stream.concat(
                        CALL.matcher(script).results().map(found -> "/mp/v1" + found.group(2)),
                        ACT.matcher(script).results().map(MiniProgramTest::act)))
                .map(path -> path.replaceAll("\\$\\{[^}]*}", "{}").replaceAll("\\?.*", ""))
                .distinct()
                .toList();
    }

    private static String act(MatchResult found) {
        return "/mp/v1/villages/{}/complaints/{}/" + found.group(1);
    }

    private static boolean same(String route, String path) {
        var wanted = route.replaceAll("\\{[^}]*}", "[^/]+");
        return path.matches(wanted);
    }

    private static Stream<String> scripts() {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList().stream()
                    .map(MiniProgramTest::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
