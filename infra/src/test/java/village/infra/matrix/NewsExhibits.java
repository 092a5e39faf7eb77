package village.infra.matrix;

import java.util.Map;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** Articles of 枫溪村 for each audience, one still a draft, and a column. */
final class NewsExhibits {
    private static final String CONSOLE = "/console/v1/villages/" + WholeVillage.VILLAGE;

    private final Visitor cadre;
    private final String column;

    NewsExhibits(WholeVillage here) {
        cadre = here.desk("demo-cadre-1");
        column = cadre.get(CONSOLE + "/news-columns").expect(200).text("/items/0/id");
    }

    void in(Map<String, String> ids) {
        ids.put("news-columns", column);
        ids.put("news", draft("public"));
        ids.put("news draft", ids.get("news"));
        ids.put("news public", published("public"));
        ids.put("news villagers", published("villagers"));
        ids.put("news party-members", published("party-members"));
    }

    private String published(String audience) {
        var id = draft(audience);
        cadre.post(CONSOLE + "/news/" + id + "/publications", Map.of("version", 1))
                .expect(201);
        return id;
    }

    private String draft(String audience) {
        return cadre.post(CONSOLE + "/news", body(audience)).expect(201).text("/id");
    }

    String body(String audience) {
        return """
                {"column":"%s","title":"矩阵里的文章","body":"<p>谁能看，谁不能看。</p>","audience":"%s"}""".formatted(column, audience);
    }
}
