package village.infra.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mini-program's chart of a finance table, drawn by its own code outside of WeChat. */
class MiniProgramChartTest {
    private static final Path ROOT = Path.of("../bff-wechat/miniprogram");
    private static final String BEFORE = """
        {"periodLabel":"2026年1月","table":{"openingFen":0,"incomeFen":20000,"spendingFen":0,"closingFen":20000,
         "sections":[{"rows":[{"code":"501","account":"经营收入","incomeFen":20000,"spendingFen":0},
          {"code":"","account":"旧项目","incomeFen":0,"spendingFen":100}]}]}}\
        """;
    private static final String TABLE = """
        {"openingFen":20000,"incomeFen":50001,"spendingFen":12345,"closingFen":57656,"sections":[
         {"rows":[{"code":"","account":"经营收入","incomeFen":40000,"spendingFen":0},
          {"code":"501","account":"经营收入","incomeFen":0,"spendingFen":0}]},
         {"rows":[{"account":"利息","incomeFen":1,"spendingFen":0},
          {"account":"捐赠","incomeFen":10000,"spendingFen":0},
          {"account":"水电费","incomeFen":0,"spendingFen":12345},
          {"account":"退回","incomeFen":0,"spendingFen":-12345}]}]}\
        """;

    @TempDir
    private Path folder;

    @BeforeEach
    void nodeIsThere() {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "node"))));
    }

    @Test
    void showsEachAccountBesideThePeriodBefore() throws IOException {
        var income = charts(TABLE, BEFORE).get(0);
        assertThat(income.at("/title").asString()).isEqualTo("收入（元）");
        assertThat(bars(income))
                .containsExactly(
                        "经营收入 400.00 100% 50% 比上期多 200.00 元",
                        "捐赠 100.00 25% 0% 比上期多 100.00 元", "利息 0.01 1% 0% 比上期多 0.01 元");
        assertThat(bars(charts(TABLE, BEFORE).get(1)))
                .containsExactly(
                        "水电费 123.45 100% 0% 比上期多 123.45 元",
                        "退回 -123.45 100% 0% 比上期少 123.45 元", "旧项目 0.00 0% 1% 比上期少 1.00 元");
    }

    @Test
    void standsAloneWithoutAPeriodBefore() throws IOException {
        assertThat(bars(charts(TABLE, "null").get(0)))
                .containsExactly("经营收入 400.00 100% -1% ", "捐赠 100.00 25% -1% ", "利息 0.01 1% -1% ");
    }

    @Test
    void saysHowManyAccountsItLeavesOut() throws IOException {
        var rows = IntStream.rangeClosed(1, 13)
                .mapToObj(at -> "{\"account\":\"科目%d\",\"incomeFen\":%d,\"spendingFen\":0}".formatted(at, at))
                .collect(Collectors.joining(","));
        var income =
                charts("{\"sections\":[{\"rows\":[" + rows + "]}]}", "null").get(0);
        assertThat(bars(income)).hasSize(10);
        assertThat(income.at("/more").asString()).contains("金额最大的 10 个", "另有 3 个");
        assertThat(charts(TABLE, BEFORE).get(0).at("/more").asString()).isEmpty();
        assertThat(Files.readString(ROOT.resolve("pages/disclosure/disclosure.wxml")))
                .contains("{{chart.more}}");
    }

    @Test
    void drawsNothingOfNothing() throws IOException {
        assertThat(charts("{\"sections\":[{\"rows\":[]}]}", "null")).isEmpty();
    }

    /** Whoever cannot see the bars reads the amounts and what changed. */
    @Test
    void saysInWordsWhatTheBarsShow() throws IOException {
        var page = Files.readString(ROOT.resolve("pages/disclosure/disclosure.wxml"));
        assertThat(page)
                .contains("wx:for=\"{{table.charts}}\"", "{{bar.name}}", "{{bar.yuan}} 元", "{{bar.compared}}")
                .containsPattern("class=\"bar-now\"[^>]*aria-hidden=\"true\"")
                .containsPattern("class=\"bar-before\"[^>]*aria-hidden=\"true\"");
    }

    private static List<String> bars(JsonNode chart) {
        return chart.at("/bars")
                .valueStream()
                .map(bar -> "%s %s %d%% %d%% %s"
                        .formatted(
                                bar.at("/name").asString(),
                                bar.at("/yuan").asString(),
                                bar.at("/now").asInt(),
                                bar.at("/before").asInt(),
                                bar.at("/compared").asString()))
                .toList();
    }

    private List<JsonNode> charts(String table, String before) throws IOException {
        var output = folder.resolve("charts.json");
        var script = "console.log(JSON.stringify(require('./lib/finance').toTable(%s, %s).charts))";
        var process = new ProcessBuilder("node", "-e", script.formatted(table, before))
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        var said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        return StreamSupport.stream(JsonMapper.shared().readTree(said).spliterator(), false)
                .toList();
    }
}
