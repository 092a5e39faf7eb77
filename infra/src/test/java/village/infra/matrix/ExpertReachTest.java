package village.infra.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.story.WholeVillage;

/**
 * An invited expert reaches nothing that a neighbour of his reaches not, but the questions of his desk: every registered
 * route is asked as both.
 */
class ExpertReachTest {
    private static final String MINE = " /mp/v1/villages/{village}/expert-inquiries/{id}";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @Test
    void anInvitationOpensTheQuestionsOfOneDeskAndPhotosForItsAnswersAndNothingElse() throws IOException {
        var cast = new Cast(HERE);
        var objects = new Exhibits(HERE);
        var opened = new TreeMap<String, String>();
        for (var row : Row.all()) {
            var outsider = Cast.outcome(objects.send(cast.of("outsider", row.route()), row));
            var expert = Cast.outcome(objects.send(cast.of("expert", row.route()), row));
            if (!expert.equals(outsider)) {
                opened.put(row.route() + (row.object().isEmpty() ? "" : " @" + row.object()), expert);
            }
        }
        assertThat(opened)
                .isEqualTo(Map.of(
                        "POST /mp/v1/villages/{village}/attachments",
                        "ok",
                        "GET" + MINE,
                        "ok",
                        "POST" + MINE + "/answers",
                        "ok",
                        "POST" + MINE + "/declinations",
                        "ok",
                        "POST" + MINE + "/hand-overs",
                        "ok"));
    }
}
