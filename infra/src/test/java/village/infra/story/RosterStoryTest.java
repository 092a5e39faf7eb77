package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.identity.roster.Workbooks;

/** A cadre brings the village's roster up to date, over HTTP only. */
class RosterStoryTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ROSTERS = "/console/v1/villages/" + WholeVillage.VILLAGE + "/rosters";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @Test
    void importsWhatIsRightAndNamesWhatIsWrong() {
        var done = imported(List.of(
                List.of("姓名", "手机号", "户号", "网格", "类别"),
                List.of("楼兰芳", "19900000021", "201-901", "第二网格", "村民"),
                List.of("斯小军", "1990000002", "201-902", "第九网格", "村民"),
                List.of("章新民", "19900000023", "201-903", "", "新居民")));
        assertThat(done.json().at("/added").asInt()).isEqualTo(2);
        assertThat(done.json().at("/errors").asInt()).isEqualTo(1);
        assertThat(done.texts("/rowErrors", "/row")).containsOnly("3");
        assertThat(done.texts("/rowErrors", "/column")).containsExactlyInAnyOrder("手机号", "网格");
    }

    @Test
    void thePersonOnTheNewRosterBindsAtOnce() {
        imported(List.of(List.of("姓名", "手机号", "户号"), List.of("骆春燕", "19900000024", "201-904")));
        var villager = HERE.signIn("test-roster-1");
        villager.post("/mp/v1/me/consents", Map.of("document", "privacy", "version", "2026-11"))
                .expect(204);
        var claim = Map.of("village", WholeVillage.VILLAGE, "phoneCode", "phone-19900000024", "name", "骆春燕");
        villager.post("/mp/v1/me/bindings", claim).expect(201);
    }

    private static Reply imported(List<List<Object>> rows) {
        var cadre = HERE.desk("demo-cadre-1");
        var started = cadre.with("Idempotency-Key", "roster-" + rows.size())
                .upload(ROSTERS, "名册.xlsx", XLSX, Workbooks.of(rows))
                .expect(202);
        var progress = ROSTERS + "/" + started.text("/id");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(cadre.get(progress).expect(200).text("/state"))
                        .isEqualTo("done"));
        assertThat(cadre.get(ROSTERS).expect(200).texts("/items", "/id")).contains(started.text("/id"));
        return cadre.get(progress);
    }

    @Test
    void anEmptyTemplateIsThereToFill() {
        var template = HERE.desk("demo-cadre-1").get(ROSTERS + "/template").expect(200);
        assertThat(template.header("Content-Type")).isEqualTo(XLSX);
        assertThat(template.bytes()).startsWith('P', 'K');
    }
}
