package village.infra.matrix;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import village.infra.story.WholeVillage;

/** A desk of 枫溪镇 with an invited expert, {@code test-expert-1}, and what {@code demo-villager-1} asked him. */
final class ExpertExhibits {
    private static final String TOWNSHIP = "330999101";

    private final WholeVillage here;
    private final String name = UUID.randomUUID().toString().substring(0, 12);

    ExpertExhibits(WholeVillage here) {
        this.here = here;
    }

    /** The desk is closed once it was asked, so that it stands in nobody else's way. */
    void in(Map<String, String> ids) {
        var township = here.desk("demo-dispatcher-1");
        var desk = township.post(
                        "/console/v1/inquiry-desks",
                        Map.of("scope", TOWNSHIP, "kind", "expert", "name", name, "hint", "问", "days", 3))
                .expect(201)
                .text("/code");
        var invitation = township.post(
                        "/console/v1/inquiry-invitations", Map.of("scope", TOWNSHIP, "desk", desk, "label", "石律师"))
                .expect(201);
        here.in("test-expert-1")
                .post("/mp/v1/me/expert-desks", Map.of("secret", invitation.text("/secret")))
                .expect(201);
        ids.put("inquiry-invitations", UUID.randomUUID().toString());
        ids.put("expert-desks", UUID.randomUUID().toString());
        ids.put("expert-inquiries", asked(desk));
        var closed = Map.<String, Object>of("version", 1, "name", name, "hint", "问", "days", 3, "on", false);
        township.send("PUT", "/console/v1/inquiry-desks/" + desk, "application/json", json(closed))
                .expect(200);
    }

    private static byte[] json(Map<String, Object> fields) {
        return JsonMapper.shared().writeValueAsBytes(fields);
    }

    private String asked(String desk) {
        return here.in("demo-villager-1")
                .post("/mp/v1/villages/" + WholeVillage.VILLAGE + "/inquiries", Map.of("desk", desk, "text", "欠条怎么写？"))
                .expect(201)
                .text("/id");
    }

    /** A body that would do, and changes nothing; null where others know. */
    @Nullable
    String body(String pattern) {
        return switch (pattern) {
            case "/console/v1/inquiry-desks" ->
                "{\"scope\":\"330999101\",\"kind\":\"expert\",\"name\":\"%s\",\"hint\":\"问\",\"days\":3}"
                        .formatted(name);
            case "/console/v1/inquiry-desks/{code}" ->
                "{\"version\":99,\"name\":\"农技\",\"hint\":\"问\",\"days\":3,\"on\":true}";
            case "/console/v1/inquiry-invitations" -> "{\"scope\":\"330999101\",\"desk\":\"office\",\"label\":\"矩阵\"}";
            case "/mp/v1/me/expert-invitations", "/mp/v1/me/expert-desks" -> "{\"secret\":\"guessed\"}";
            default -> null;
        };
    }
}
