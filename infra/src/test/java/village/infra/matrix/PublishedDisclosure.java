package village.infra.matrix;

import java.util.Map;
import village.infra.story.Reply;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** An item of 枫溪村's own with one published filing: written by the cadre, checked by the committee. */
final class PublishedDisclosure {
    private static final String VILLAGE = "/console/v1/villages/" + WholeVillage.VILLAGE;

    private final Visitor cadre;
    private final Visitor committee;

    PublishedDisclosure(WholeVillage here) {
        cadre = here.desk("demo-cadre-1");
        committee = here.desk("demo-committee-1");
    }

    /** Makes it. */
    String id() {
        cadre.post(VILLAGE + "/disclosure-items", """
                {"code":"VM01","class":"village","name":"矩阵","frequency":"event","dueDays":3,"legalBasis":"村规民约"}
                """).expect(201);
        var filing = cadre.post(VILLAGE + "/disclosures", """
                        {"item":"VM01","period":"2026-01-01","content":{"title":"矩阵","body":"<p>正文</p>"}}
                        """).expect(201);
        var path = VILLAGE + "/disclosures/" + filing.text("/id");
        var submitted = act(cadre, path + "/submissions", Map.of("version", version(filing)));
        var checked = act(committee, path + "/checks", Map.of("version", version(submitted), "approved", true));
        return act(cadre, path + "/publications", Map.of("version", version(checked)))
                .text("/id");
    }

    private static Reply act(Visitor who, String path, Map<String, ?> body) {
        return who.post(path, (Object) body).expect(201);
    }

    private static long version(Reply filing) {
        return filing.json().at("/version").asLong();
    }
}
