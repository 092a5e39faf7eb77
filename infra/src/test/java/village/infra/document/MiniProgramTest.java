package village.infra.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    private static final Pattern LIBRARY = Pattern.compile("require\\('\\.\\./\\.\\./(lib/[a-z-]+)'\\)");
    private static final Pattern TEMPLATE =
            Pattern.compile("<template name=\"([a-z]+)\">(.*?)</template>", Pattern.DOTALL);
    private static final Pattern PAGE = Pattern.compile("/(pages/[a-z-]+/[a-z-]+)");
    private static final Pattern LINK = Pattern.compile("\\[/(\\^.*?\\$)/, ");
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
        var script = withLibrary(read(ROOT.resolve(page + ".js")));
        var markup = withTemplates(read(ROOT.resolve(page + ".wxml")));
        assertThat(JSON.readTree(read(ROOT.resolve(page + ".json")))).isNotNull();
        assertThat(HANDLER.matcher(markup).results().map(found -> found.group(1)))
                .allMatch(handler -> Pattern.compile("\\b(async )?" + handler + "[(,]")
                        .matcher(script)
                        .find());
    }

    /** What a page takes from the library answers taps as well. */
    private static String withLibrary(String script) {
        return script
                + LIBRARY.matcher(script)
                        .results()
                        .map(found -> read(ROOT.resolve(found.group(1) + ".js")))
                        .collect(Collectors.joining());
    }

    /** A shared piece of a page rings in the page that shows it. */
    private static String withTemplates(String markup) {
        var shown = read(ROOT.resolve("pages/shown.wxml"));
        return markup
                + TEMPLATE.matcher(shown)
                        .results()
                        .filter(found -> markup.contains("is=\"" + found.group(1) + "\""))
                        .map(found -> found.group(2))
                        .collect(Collectors.joining());
    }

    /** What the pages in the browser tell of disclosures and news, these tell, too. */
    @Test
    void tellsOfDisclosuresAndNewsWhatTheOtherPagesTell() {
        assertThat(read(ROOT.resolve("pages/disclosures/disclosures.wxml")))
                .contains(
                        "本村没有的项目",
                        "{{each.reason}}",
                        "catchtap=\"call\"",
                        "data-name=\"{{item.itemName}}\" data-fact=\"{{item.fact}}\" catchtap=\"report\"",
                        "data-id=\"{{item.last}}\"")
                .doesNotContainPattern("wx:for=\"\\{\\{items}}\" wx:key=\"item\"");
        assertThat(read(ROOT.resolve("pages/disclosure/disclosure.wxml")))
                .contains("wx:for=\"{{each.before}}\"", "bindtap=\"more\"", "wx:for=\"{{found.gaps}}\"");
        assertThat(read(ROOT.resolve("pages/article/article.wxml"))).contains("src=\"{{cover}}\"");
    }

    /** He hears no more of the case his goes on in. */
    @Test
    void promisesNoAnswerToWhoTookHisBack() {
        assertThat(read(ROOT.resolve("pages/case/case.wxml")))
                .contains(
                        "<text wx:elif=\"{{item.closing !== 'withdrawn'}}\" class=\"soft\">有答复会在这里告诉您。",
                        "<text wx:if=\"{{item.takenBack}}\" class=\"soft\">{{item.takenBack}}</text>");
    }

    @Test
    void leadsOnlyToPagesThereAre() throws IOException {
        var pages = pages();
        assertThat(scripts()
                        .flatMap(script -> PAGE.matcher(script).results())
                        .map(found -> found.group(1))
                        .distinct())
                .hasSizeGreaterThan(15)
                .allSatisfy(page -> assertThat(pages).contains(page));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/villages/330999101201/inquire?desk=law",
                "/villages/330999101201/report?text=%E8%AF%B7%E5%85%AC%E5%BC%80",
                "/villages/330999101201/inquiries/0190a4e2-7c1b-7d3e-9f00-3c5a1b2d4e6f",
                "/villages/330999101201/faqs",
                "/villages/330999101201/courses",
                "/villages/330999101201/courses/0190a4e2-7c1b-7d3e-9f00-3c5a1b2d4e6f/quiz",
                "/villages/330999101201/activities/0190a4e2-7c1b-7d3e-9f00-3c5a1b2d4e6f?code=123456",
                "/villages/330999101201/complaints/0190a4e2-7c1b-7d3e-9f00-3c5a1b2d4e6f",
                "/me/inquiries",
                "/me/questions",
                "/me/access-log",
                "/me/privacy",
                "/me/credits",
                "/me/credits/certificates/2026"
            })
    void showsItselfWhatMessagesAndCodesLeadTo(String address) {
        var known = LINK.matcher(read(ROOT.resolve("lib/links.js")))
                .results()
                .map(found -> found.group(1).replace("\\/", "/"))
                .toList();
        assertThat(known).anyMatch(pattern -> Pattern.matches(pattern, address));
    }

    /** What is printed on a plate is known wherever a code is scanned, and leads to the form, not to a web page. */
    @ParameterizedTest
    @ValueSource(strings = {"pages/index/index.js", "pages/report/report.js"})
    void knowsAPrintedPlate(String page) {
        var links = read(ROOT.resolve("lib/links.js"));
        var printed = Pattern.compile("\\|\\| /(\\S+)/\\.exec\\(result").matcher(links);
        assertThat(printed.find()).isTrue();
        var plate = Pattern.compile(printed.group(1).replace("\\/", "/"))
                .matcher("https://a.example/h5#/door-plates/FX0012");
        assertThat(plate.find()).isTrue();
        assertThat(plate.group(1)).isEqualTo("FX0012");
        assertThat(read(ROOT.resolve(page))).contains("plateOf(result, path)");
    }

    @Test
    void offersStaffToTakeUpTheirRolesByPhone() {
        assertThat(asked()).contains("/mp/v1/me/roles");
        assertThat(read(ROOT.resolve("pages/me/me.wxml")))
                .contains("open-type=\"getPhoneNumber\"", "bindgetphonenumber=\"takeRoles\"", "领取工作身份");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pages/filed/filed.wxml", "pages/inquire/inquire.wxml"})
    void showsWhomToCallFirst(String page) {
        assertThat(read(ROOT.resolve(page))).contains("is=\"urgent\"");
        assertThat(withTemplates(read(ROOT.resolve(page)))).contains("bindtap=\"emergency\"");
    }

    /** Wherever study is refused for want of it, the consent can be given. */
    @ParameterizedTest
    @ValueSource(strings = {"lesson", "quiz", "activity", "credits"})
    void asksForTheConsentWhereItIsMissing(String page) {
        var place = ROOT.resolve("pages/" + page + "/" + page);
        assertThat(read(Path.of(place + ".wxml"))).contains("is=\"consent\"");
        assertThat(read(Path.of(place + ".js"))).contains("...consenting,", "agreed()");
    }

    /** His own ledger is his, agreed or not. */
    @Test
    void showsTheLedgerWithoutConsent() {
        assertThat(read(ROOT.resolve("pages/credits/credits.wxml")))
                .contains("wx:if=\"{{years}}\"")
                .doesNotContain("consented");
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
