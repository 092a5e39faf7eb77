package village.infra.document;

import static village.infra.story.WholeVillage.VILLAGE;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import village.infra.client.Integrator;
import village.infra.matrix.PublishedDisclosure;
import village.infra.story.WholeVillage;

/** A village with one of everything the open API gives out, and a platform that may read all of it. */
final class LivePlace {
    private static final String V = "/openapi/v1/villages/" + VILLAGE;
    private static final String DESK = "/console/v1/villages/" + VILLAGE;

    private final WholeVillage here;
    private final Integrator platform;
    private final Map<String, String> ids = new HashMap<>();

    LivePlace(WholeVillage here) {
        this.here = here;
        this.platform = Integrator.everywhere(here);
        ids.put("news", article());
        ids.put("disclosures", new PublishedDisclosure(here).id());
        ids.put("complaints", handedOver());
        ids.put("webhooks", webhook());
        ids.put("attachments", UUID.randomUUID().toString());
        ids.put("faqs", faq());
        question();
        publicCase();
    }

    Integrator platform() {
        return platform;
    }

    private String article() {
        var cadre = here.desk("demo-cadre-1");
        var column = here.stranger()
                .get("/mp/v1/villages/" + VILLAGE + "/news-columns")
                .expect(200)
                .text("/items/0/id");
        var draft = Map.of("column", column, "title", "文档的样子", "body", "<p>样子</p>", "audience", "public");
        var id = cadre.post(DESK + "/news", draft).expect(201).text("/id");
        cadre.post(DESK + "/news/" + id + "/publications", Map.of("version", 1)).expect(201);
        return id;
    }

    private String faq() {
        var faq = Map.of("desk", "office", "question", "村里几点开门？", "answer", "早上八点。");
        return here.desk("demo-cadre-1").post(DESK + "/faqs", faq).expect(201).text("/id");
    }

    /** One about the disclosure that everybody reads. */
    private void question() {
        var asked = here.in("demo-party-1")
                .post(
                        "/mp/v1/villages/" + VILLAGE + "/disclosures/" + ids.get("disclosures") + "/questions",
                        Map.of("text", "这笔支出买了什么？"))
                .expect(201)
                .text("/id");
        here.desk("demo-cadre-1")
                .post(DESK + "/disclosure-questions/" + asked + "/answers", Map.of("version", 1, "text", "买了 40 个灯泡。"))
                .expect(201);
    }

    private void publicCase() {
        var number = "LP-" + UUID.randomUUID();
        var body = "{\"externalNumber\":\"%s\",\"text\":\"路沿石松了\",\"category\":\"0201\",\"visibility\":\"public\"}";
        var id = platform.post(V + "/complaints", body.formatted(number), number)
                .expect(201)
                .text("/id");
        here.desk("demo-dispatcher-1")
                .post(DESK + "/complaints/" + id + "/publications", "{}")
                .expect(201);
    }

    private String handedOver() {
        var number = "LP-" + UUID.randomUUID();
        var body = "{\"externalNumber\":\"%s\",\"text\":\"井盖松了\",\"category\":\"0202\"}".formatted(number);
        return platform.post(V + "/complaints", body, number).expect(201).text("/id");
    }

    private String webhook() {
        var body = "{\"url\":\"http://127.0.0.1:9/%s\",\"types\":[\"news.published\"]}".formatted(UUID.randomUUID());
        return platform.post("/openapi/v1/webhooks", body, UUID.randomUUID().toString())
                .expect(201)
                .text("/id");
    }

    /** The path and query an operation is asked with, well-formed. */
    String target(Documented operation) {
        var path = operation.path();
        for (var name : operation.namesInPath()) {
            path = path.replace("{" + name + "}", known(name, path));
        }
        var query = operation
                .json()
                .at("/parameters")
                .valueStream()
                .filter(parameter -> parameter.at("/in").asString().equals("query"))
                .filter(parameter -> parameter.at("/required").asBoolean())
                .map(parameter -> parameter.at("/name").asString() + "=" + value(parameter))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private String known(String name, String path) {
        return switch (name) {
            case "village" -> VILLAGE;
            case "leaf" -> "0";
            case "number" -> "1";
            case "id" -> idBelow(path.substring(0, path.indexOf("/{id}")));
            default -> throw new AssertionError("no value for {" + name + "} of " + path);
        };
    }

    private String idBelow(String collection) {
        var word = collection.substring(collection.lastIndexOf('/') + 1);
        var id = ids.get(word);
        if (id == null) {
            throw new AssertionError("nothing is made for " + collection);
        }
        return id;
    }

    private String value(JsonNode parameter) {
        var example = parameter.at("/example").asString("");
        return example.isEmpty() ? treeSize() : example;
    }

    private String treeSize() {
        return here.stranger()
                .get("/openapi/v1/evidence/checkpoint")
                .expect(200)
                .text("/size");
    }
}
