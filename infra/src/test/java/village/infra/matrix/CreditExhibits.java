package village.infra.matrix;

import java.util.UUID;
import village.infra.story.WholeVillage;

/** What the walk asks about the ledger of study. Nothing of it changes a line. */
final class CreditExhibits {
    private CreditExhibits() {}

    /** A member of the branch whose secretary the cadre is. */
    static String member(WholeVillage here) {
        var branch = here.desk("demo-cadre-1")
                .get("/console/v1/villages/" + WholeVillage.VILLAGE + "/credits/branch")
                .expect(200);
        return branch.text("/members/" + branch.texts("/members", "/name").indexOf("*向阳") + "/id");
    }

    static String body(String pattern) {
        if (pattern.contains("/offline-studies")) {
            return pattern.endsWith("/decisions")
                    ? "{\"approved\":false,\"reason\":\"说明\"}"
                    : "{\"title\":\"矩阵\",\"day\":\"2024-03-10\",\"hours\":1,\"attachments\":[\"" + UUID.randomUUID()
                            + "\"]}";
        }
        return switch (pattern.substring(pattern.lastIndexOf('/') + 1)) {
            case "rules" ->
                "{\"effectiveFrom\":\"2020-01-01\",\"basis\":\"矩阵\",\"requiredPoints\":0,\"requiredMinutes\":1920,"
                        + "\"leaderPoints\":0,\"leaderMinutes\":3360,\"rules\":[{\"code\":\"a\",\"source\":\"offline\","
                        + "\"name\":\"甲\",\"unit\":\"次\",\"per\":1,\"points\":1,\"minutes\":0,\"proof\":false}]}";
            case "views", "exports" -> "{\"purpose\":\"核对\"}";
            case "confirmations" ->
                "{\"member\":\"" + UUID.randomUUID() + "\",\"rule\":\"offline-hour\",\"title\":\"矩阵\","
                        + "\"day\":\"2024-03-10\",\"quantity\":1,\"proof\":\"签到表\"}";
            case "reversals" -> "{\"line\":\"" + UUID.randomUUID() + "\",\"reason\":\"说明\"}";
            case "appeals" -> "{\"line\":\"" + UUID.randomUUID() + "\",\"text\":\"不对\"}";
            case "decisions" -> "{\"upheld\":false,\"reason\":\"说明\"}";
            case "closings" -> "{\"year\":1999}";
            case "credit-certificate-checks" -> "{\"token\":\"x\"}";
            default -> "{}";
        };
    }
}
