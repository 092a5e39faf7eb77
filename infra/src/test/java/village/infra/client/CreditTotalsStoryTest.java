package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.client.Scope;
import village.infra.story.WholeVillage;

/** Totals of study go upward, and to others once the village has published them. */
class CreditTotalsStoryTest {
    private static final String TOTALS = "/openapi/v1/villages/" + VILLAGE + "/credit-totals";
    private static final String DESK = "/console/v1/villages/" + VILLAGE;

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private static Integrator reader(String area) {
        return Integrator.may(HERE, new Scope(Resource.CREDITS, Access.READ, area));
    }

    @Test
    void theTownshipsPlatformReadsWhatTheTownshipReads() {
        var own = HERE.desk("demo-dispatcher-1")
                .get(DESK + "/credits/totals?year=2024")
                .expect(200)
                .json();
        var read = reader(VILLAGE.substring(0, 9)).get(TOTALS + "?year=2024").expect(200);
        if (own.at("/members").asLong() < 5) {
            assertThat(read.json().at("/suppressed").asBoolean()).isTrue();
            assertThat(read.json().has("members")).isFalse();
        } else {
            assertThat(read.json().at("/members")).isEqualTo(own.at("/members"));
            assertThat(read.json().at("/minutes")).isEqualTo(own.at("/minutes"));
        }
        assertThat(read.json().propertyNames())
                .isSubsetOf("year", "published", "suppressed", "members", "fulfilled", "minutes", "points");
    }

    @Test
    void whoSeesOneVillageWaitsForItsDisclosure() {
        var neighbour = reader(VILLAGE);
        neighbour.get(TOTALS + "?year=2023").expectProblem(404, "credit.totals-unpublished");
        var clerk = HERE.desk("demo-cadre-1");
        var id = clerk.post(DESK + "/disclosures", """
            {"item":"A10","period":"2023","content":{"title":"党员学习完成情况","body":"<p>全年达标 31 人。</p>"}}\
            """).expect(201).text("/id");
        clerk.post(DESK + "/disclosures/" + id + "/submissions", "{\"version\":1}")
                .expect(201);
        neighbour.get(TOTALS + "?year=2023").expectProblem(404, "credit.totals-unpublished");
        HERE.desk("demo-committee-1")
                .post(DESK + "/disclosures/" + id + "/checks", "{\"version\":2,\"approved\":true}")
                .expect(201);
        clerk.post(DESK + "/disclosures/" + id + "/publications", "{\"version\":3}")
                .expect(201);
        assertThat(neighbour
                        .get(TOTALS + "?year=2023")
                        .expect(200)
                        .json()
                        .at("/published")
                        .asBoolean())
                .isTrue();
        neighbour.get(TOTALS + "?year=2022").expectProblem(404, "credit.totals-unpublished");
        reader("330999102").get(TOTALS).expectProblem(403, "client.village-outside");
        Integrator.may(HERE, new Scope(Resource.NEWS, Access.READ, VILLAGE))
                .get(TOTALS)
                .expectProblem(403, "client.scope-missing");
    }
}
