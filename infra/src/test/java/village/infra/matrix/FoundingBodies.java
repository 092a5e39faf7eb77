package village.infra.matrix;

import java.util.UUID;

/** What would do for setting up, and changes nothing that others rely on: what is there already, or is nowhere. */
final class FoundingBodies {
    private static final String VILLAGE = "/console/v1/villages/{village}/";

    private FoundingBodies() {}

    /** Null for routes of other things. */
    static String of(String pattern) {
        if (pattern.startsWith(VILLAGE + "grids")) {
            return """
                {"name":"矩阵网格","polygon":{"type":"Polygon","coordinates":
                 [[[120.234,29.711],[120.236,29.711],[120.236,29.713],[120.234,29.711]]]}}\
                """;
        }
        if (pattern.startsWith(VILLAGE + "contacts")) {
            return "{\"office\":\"村委会\",\"phone\":\"0575-80991000\",\"agreed\":true,\"consent\":\"单位公开\"}";
        }
        return switch (pattern) {
            case "/console/v1/areas", "/console/v1/areas/{area}" -> "{\"code\":\"330999101\",\"name\":\"枫溪镇\"}";
            case "/console/v1/complaint-catalogues", "/console/v1/complaint-catalogues/previews" ->
                "{\"effectiveFrom\":\"2026-01-01\",\"legalBasis\":\"矩阵\",\"items\":[]}";
            case "/console/v1/statutory-periods" ->
                "{\"effectiveFrom\":\"2022-05-01\",\"replyDays\":15,\"finishDays\":60,\"legalBasis\":\"矩阵\"}";
            case "/console/v1/villages" -> "{\"code\":\"330999101201\",\"name\":\"枫溪村\"}";
            case "/console/v1/calendars/{year}" -> "{\"basis\":\"矩阵\",\"days\":[]}";
            case VILLAGE + "name" -> "{\"name\":\"枫溪村\"}";
            case VILLAGE + "codes" -> "{\"code\":\"330999101202\",\"from\":\"2026-11-01\"}";
            case VILLAGE + "promise" -> "{\"hours\":24}";
            case VILLAGE + "door-plates" -> "{\"plates\":[{\"code\":\"FX201001\",\"label\":\"矩阵\"}]}";
            case VILLAGE + "door-plates/{code}" -> "{\"label\":\"矩阵\",\"grid\":\"" + UUID.randomUUID() + "\"}";
            default -> null;
        };
    }
}
