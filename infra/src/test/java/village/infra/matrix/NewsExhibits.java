package village.infra.matrix;

import java.util.List;
import java.util.Map;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** Articles of 枫溪村 for each audience, one still a draft, each with a file, and a column. */
final class NewsExhibits {
    private static final String CONSOLE = "/console/v1/villages/" + WholeVillage.VILLAGE;

    private final Visitor cadre;
    private final String column;
    private final byte[] jpeg;

    NewsExhibits(WholeVillage here, byte[] jpeg) {
        this.jpeg = jpeg;
        cadre = here.desk("demo-cadre-1");
        column = cadre.get(CONSOLE + "/news-columns").expect(200).text("/items/0/id");
    }

    void in(Map<String, String> ids) {
        ids.put("news-columns", column);
        for (var audience : List.of("public", "villagers", "party-members")) {
            ids.put("attachments " + audience, file());
            ids.put("news " + audience, published(audience, ids.get("attachments " + audience)));
        }
        ids.put("attachments draft", file());
        ids.put("news draft", draft("public", ids.get("attachments draft")));
        ids.put("news", ids.get("news draft"));
    }

    private String file() {
        return cadre.upload(CONSOLE + "/attachments", "a.jpg", "image/jpeg", jpeg)
                .expect(201)
                .text("/id");
    }

    private String published(String audience, String file) {
        var id = draft(audience, file);
        cadre.post(CONSOLE + "/attachments/" + file + "/reviews", Map.of("verdict", "pass"));
        cadre.post(CONSOLE + "/news/" + id + "/publications", Map.of("version", 1))
                .expect(201);
        return id;
    }

    private String draft(String audience, String file) {
        var body = body(audience).replaceFirst("}$", ",\"attachments\":[{\"id\":\"" + file + "\",\"name\":\"图\"}]}");
        return cadre.post(CONSOLE + "/news", body).expect(201).text("/id");
    }

    String body(String audience) {
        return """
                {"column":"%s","title":"矩阵里的文章","body":"<p>谁能看，谁不能看。</p>","audience":"%s"}""".formatted(column, audience);
    }
}
