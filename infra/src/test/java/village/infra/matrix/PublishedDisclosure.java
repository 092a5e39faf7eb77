package village.infra.matrix;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import village.infra.story.Reply;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** An item of 枫溪村's own with one published filing: written by the cadre, checked by the committee. */
public final class PublishedDisclosure {
    private static final String VILLAGE = "/console/v1/villages/" + WholeVillage.VILLAGE;

    private final Visitor cadre;
    private final Visitor committee;

    public PublishedDisclosure(WholeVillage here) {
        cadre = here.desk("demo-cadre-1");
        committee = here.desk("demo-committee-1");
    }

    /** Makes it. */
    public String id() {
        return with(List.of());
    }

    /** Makes it with files of the cadre's, which he lets pass. */
    public String with(List<String> files) {
        // Others who ask the same way may have entered it.
        cadre.post(VILLAGE + "/disclosure-items", item("VM01"));
        var own = "VM-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        cadre.post(VILLAGE + "/disclosure-items", item(own)).expect(201);
        var filing = cadre.post(VILLAGE + "/disclosures", """
            {"item":"%s","period":"2026-01-01","content":{"title":"矩阵","body":"<p>正文</p>","attachments":[%s]}}
            """.formatted(own, quoted(files)))
                .expect(201);
        var path = VILLAGE + "/disclosures/" + filing.text("/id");
        var submitted = act(cadre, path + "/submissions", Map.of("version", version(filing)));
        for (var file : files) {
            cadre.post(VILLAGE + "/attachments/" + file + "/reviews", Map.of("verdict", "pass"));
        }
        var checked = act(committee, path + "/checks", Map.of("version", version(submitted), "approved", true));
        return act(cadre, path + "/publications", Map.of("version", version(checked)))
                .text("/id");
    }

    private static String quoted(List<String> files) {
        return files.stream().map(file -> '"' + file + '"').collect(Collectors.joining(","));
    }

    private static String item(String code) {
        return """
            {"code":"%s","class":"village","name":"矩阵","frequency":"event","dueDays":3,"legalBasis":"村规民约"}
            """.formatted(code);
    }

    private static Reply act(Visitor who, String path, Map<String, ?> body) {
        return who.post(path, (Object) body).expect(201);
    }

    private static long version(Reply filing) {
        return filing.json().at("/version").asLong();
    }
}
