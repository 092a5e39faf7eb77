package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.Inbox.told;
import static village.infra.story.WholeVillage.VILLAGE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody without WeChat telephones about what a neighbour reported as well: the two go on as one, and he is rung up. */
class MergedCallStoryTest {
    private static final String CASES = "/mp/v1/villages/" + VILLAGE + "/complaints";
    private static final String DESK = "/console/v1/villages/" + VILLAGE + "/complaints";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @Test
    void whoeverTookTheCallIsAskedToTellHimTheAnswer() {
        var cadre = HERE.desk("demo-cadre-1");
        var dispatcher = HERE.desk("demo-dispatcher-1");
        var reported = HERE.in("demo-villager-1")
                .post(CASES, Map.of("text", "晒谷场的水泵坏了", "category", "0202"))
                .expect(201)
                .text("/id");
        var rung = dispatcher
                .post(DESK, Map.of("source", "phone", "caller", Map.of("name", "方阿毛"), "text", "晒谷场抽不上水"))
                .expect(201);
        var id = rung.text("/id");
        cadre.post(DESK + "/" + id + "/merges", Map.of("into", reported)).expect(201);
        cadre.post(DESK + "/" + reported + "/answers", Map.of("text", "水泵换好了")).expect(201);
        told(HERE.in("demo-dispatcher-1"), id, "task", "登记的诉求（编号 " + rung.text("/ticket") + "）有答复了，请打电话或者当面告诉反映人");
        assertThat(dispatcher.get(DESK + "/" + id).expect(200).text("/mergedInto/answer"))
                .isEqualTo("水泵换好了");
    }
}
