package village.wechat.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Reads the folder as whoever lists it in 浙里办 would. */
class CitizenBundleTest {
    private static final long MOST_BYTES = 20L * 1024 * 1024;
    private static final Pattern NAMED = Pattern.compile("(?:\\bfrom\\s*|\\bimport\\s*\\(?\\s*)[\"']([^\"'\\s]+)[\"']");
    private static final Pattern OUTSIDE = Pattern.compile("https?://(?!www\\.w3\\.org/)[^\\s'\"`)]+");

    private static final String BRIDGE = "https://assets.zjzwfw.gov.cn/assets/ZWJSBridge/1.1.0/zwjsbridge.js";

    @TempDir
    static Path folder;

    private static final Map<String, String> FILES = new TreeMap<>();
    private static Path build;

    @BeforeAll
    static void make() throws IOException {
        build = CitizenBundle.write(folder, "https://village.example", "枫江县民政局");
        try (var found = Files.walk(build)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                FILES.put("/" + build.relativize(file), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
    }

    private static List<Map.Entry<String, String>> ours() {
        return FILES.entrySet().stream()
                .filter(file -> !file.getKey().startsWith("/webjars/"))
                .toList();
    }

    @Test
    void isAFolderNamedBuildOfLessThanTwentyMegabytes() throws IOException {
        assertThat(build.getFileName()).hasToString("build");
        assertThat(FILES).containsKeys("/index.html", "/h5/app.js", "/h5/home.js", "/h5/report.js", "/settings.js");
        var size = 0L;
        for (var path : FILES.keySet()) {
            size += Files.size(build.resolve(path.substring(1)));
        }
        assertThat(size).isBetween(100_000L, MOST_BYTES);
    }

    @Test
    void holdsNoScriptLinkOrCodeOfWechat() {
        var words = List.of(
                "微信",
                "公众号",
                "小程序",
                "二维码",
                "扫一扫",
                "weixin",
                "jweixin",
                "wx.qq",
                "wx.config",
                "MicroMessenger",
                "oauth/start",
                "qr-code",
                "open.weixin");
        for (var file : FILES.entrySet()) {
            for (var word : words) {
                assertThat(file.getValue()).as(file.getKey() + " and " + word).doesNotContainIgnoringCase(word);
            }
            assertThat(file.getKey()).doesNotContainIgnoringCase("wechat");
        }
    }

    /** By the platform's guide its script stands in the head, before what asks it; nothing else comes from elsewhere. */
    @Test
    void loadsThePlatformsBridgeBeforeItsOwnModules() {
        var bridge = "<script src=\"" + BRIDGE + "\"></script>";
        assertThat(FILES.get("/index.html")
                        .substring(0, FILES.get("/index.html").indexOf("type=\"module\"")))
                .containsOnlyOnce(bridge)
                .doesNotContain("</head>");
        for (var file : ours()) {
            assertThat(file.getValue().replace(bridge, "")).as(file.getKey()).doesNotContain("zjzwfw.gov.cn");
        }
    }

    @Test
    void leadsNowhereElse() {
        for (var file : ours()) {
            if (file.getKey().equals("/index.html")) {
                assertThat(OUTSIDE.matcher(file.getValue()).results().map(found -> found.group()))
                        .containsExactly(BRIDGE);
            } else if (!file.getKey().equals("/settings.js")) {
                assertThat(OUTSIDE.matcher(file.getValue())
                                .results()
                                .map(found -> found.group())
                                .toList())
                        .as(file.getKey())
                        .isEmpty();
            }
        }
        assertThat(FILES.get("/settings.js")).contains("https://village.example");
        assertThat(FILES.get("/index.html")).contains("服务提供：枫江县民政局");
    }

    @Test
    void everyModuleThatIsNamedIsThere() {
        var map = Pattern.compile("<script type=\"importmap\">(.*?)</script>").matcher(FILES.get("/index.html"));
        assertThat(map.find()).isTrue();
        var imports = JsonMapper.shared().readTree(map.group(1)).at("/imports");
        for (var file : FILES.entrySet()) {
            if (file.getKey().endsWith(".js")) {
                NAMED.matcher(file.getValue()).results().forEach(found -> {
                    var name = found.group(1);
                    var target = name.startsWith(".")
                            ? java.net.URI.create(file.getKey()).resolve(name).getPath()
                            : imports.path(name)
                                    .asString("./" + folderOf(imports.propertyNames(), name))
                                    .substring(1);
                    if (name.startsWith(".")
                            || file.getKey().startsWith("/h5/")
                            || file.getKey().startsWith("/shared/")) {
                        assertThat(FILES)
                                .as(file.getKey() + " names " + name)
                                .containsKey(resolved(imports, name, target));
                    }
                });
            }
        }
        Pattern.compile("(?:href|src)=\"\\./([^\"]+)\"")
                .matcher(FILES.get("/index.html"))
                .results()
                .forEach(found -> assertThat(FILES).containsKey("/" + found.group(1)));
    }

    private static String folderOf(Iterable<String> names, String name) {
        for (var prefix : names) {
            if (prefix.endsWith("/") && name.startsWith(prefix)) {
                return prefix;
            }
        }
        return name;
    }

    private static String resolved(tools.jackson.databind.JsonNode imports, String name, String target) {
        if (name.startsWith(".") || imports.has(name)) {
            return target;
        }
        var prefix = folderOf(imports.propertyNames(), name);
        return imports.path(prefix).asString("").substring(1) + name.substring(prefix.length());
    }

    @Test
    void signsInByTicketAndAsksForTheElderStyle() {
        assertThat(FILES.get("/h5/begin.js")).contains("getUiStyle").contains("'elder'");
        assertThat(FILES.get("/h5/ticket.js")).contains("ssoTicket").contains("/sessions/zhejiang");
        assertThat(FILES.get("/h5/session.js"))
                .contains("./ticket.js")
                .doesNotContain("same-origin")
                .contains("export function me(");
        assertThat(FILES.get("/shared/api.js")).contains("villageAuthorization");
        for (var file : ours()) {
            assertThat(file.getValue()).as(file.getKey()).doesNotContain("localStorage.setItem('village.token");
        }
    }
}
