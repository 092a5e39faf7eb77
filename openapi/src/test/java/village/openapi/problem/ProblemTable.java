package village.openapi.problem;

import java.util.Arrays;
import java.util.stream.Collectors;
import village.api.Reason;
import village.api.Refusal;

/** The table of codes as integrators read it. */
final class ProblemTable {
    private static final String HEAD = """
            # 错误码

            出错时一律返回 `application/problem+json`（RFC 9457）。程序请按 `code` 判断：它不会改名，也不会另作他用；`type` 与 `code` 一一对应。
            `detail` 是给用户看的一句话，可能比下表更具体；`errors` 指出哪些字段有误。标有“稍后再试”的，响应头 `Retry-After` 给出等待的秒数。

            本表由 `village.api.Reason` 生成，请勿手工修改。

            | code | HTTP | 说明 | type |
            |---|---|---|---|
            """;

    private ProblemTable() {}

    static String written() {
        return HEAD + Arrays.stream(Reason.values()).map(ProblemTable::row).collect(Collectors.joining());
    }

    private static String row(Reason reason) {
        var problem = Problem.of(Refusal.of(reason), "");
        return "| `%s` | %d | %s%s | `%s` |\n"
                .formatted(problem.code(), problem.status(), problem.title(), later(reason), problem.type());
    }

    private static String later(Reason reason) {
        return switch (reason.kind()) {
            case TOO_MANY, UNAVAILABLE -> "（稍后再试）";
            default -> "";
        };
    }
}
