package village.infra.story;

import java.util.Map;

/** Members agree to how their study is kept, as the pages ask them to. */
public final class StudyAgreed {
    private StudyAgreed() {}

    public static Visitor by(Visitor member) {
        var version = member.get("/mp/v1/me/credits").expect(200).text("/consentVersion");
        member.post("/mp/v1/me/consents", Map.of("document", "credit", "version", version))
                .expect(204);
        return member;
    }
}
