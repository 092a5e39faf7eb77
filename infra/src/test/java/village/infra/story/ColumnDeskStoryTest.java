package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cadre puts the columns of his village's news in order over HTTP. */
class ColumnDeskStoryTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final String COLUMNS = DESK + "/news-columns";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final Visitor cadre = HERE.desk("demo-cadre-1");

    @Test
    void aColumnIsMovedAndRemoved() {
        var top = added("农技推广" + few());
        var lower = added("病虫预报" + few());
        var moved = seen("1")
                .send("PUT", COLUMNS + "/" + lower, "application/json", WholeVillage.utf8("""
                            {"parent":"%s","name":"病虫预报%s","position":3}\
                            """.formatted(top, few())));
        assertThat(moved.expect(200).body()).contains(lower);
        assertThat(below(top)).containsExactly(lower);
        cadre.delete(COLUMNS + "/" + lower).expectProblem(400, "news.version-required");
        seen("1").delete(COLUMNS + "/" + lower).expectProblem(412, "news.stale");
        seen("1").delete(COLUMNS + "/" + top).expectProblem(409, "news.column-in-use");
        seen("2").delete(COLUMNS + "/" + lower).expect(200);
        seen("1").delete(COLUMNS + "/" + top).expect(200);
        assertThat(HERE.stranger()
                        .get("/mp/v1/villages/" + VILLAGE + "/news-columns")
                        .expect(200)
                        .body())
                .doesNotContain(top, lower);
    }

    @Test
    void oneThatHadAnArticleStays() {
        var column = added("电影下乡" + few());
        write(column).expect(201);
        seen("1").delete(COLUMNS + "/" + column).expectProblem(409, "news.column-in-use");
    }

    /** Whoever is first: there is no article without its column, and nobody is told of a fault of ours. */
    @RepeatedTest(5)
    void anArticleIsWrittenIntoAColumnThatIsRemoved() {
        var column = added("临时" + few());
        var written = CompletableFuture.supplyAsync(() -> write(column).status());
        var removed = CompletableFuture.supplyAsync(
                () -> seen("1").delete(COLUMNS + "/" + column).status());
        assertThat(List.of(written.join(), removed.join())).isIn(List.of(201, 409), List.of(404, 200));
    }

    private Reply write(String column) {
        return cadre.post(DESK + "/news", """
            {"column":"%s","title":"周五晚上放电影","body":"<p>好。</p>","audience":"public"}\
            """.formatted(column));
    }

    private String added(String name) {
        var answer = cadre.post(COLUMNS, Map.of("name", name, "position", 900)).expect(201);
        var place = answer.texts("/items", "/name").indexOf(name);
        return answer.texts("/items", "/id").get(place);
    }

    private List<String> below(String top) {
        var answer = cadre.get(COLUMNS).expect(200);
        var place = answer.texts("/items", "/id").indexOf(top);
        return answer.texts("/items/" + place + "/children", "/id");
    }

    private Visitor seen(String version) {
        return cadre.with("If-Match", '"' + version + '"');
    }

    private static String few() {
        return UUID.randomUUID().toString().substring(0, 6);
    }
}
