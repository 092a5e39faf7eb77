package village.infra.disclosure;

import io.r2dbc.postgresql.codec.Json;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import village.api.disclosure.finance.FinanceTable;
import village.api.disclosure.finance.TableDoubt;

/** A finance table as it is kept. */
final class Tables {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Tables() {}

    static Json json(FinanceTable table) {
        return Json.of(JSON.writeValueAsString(table));
    }

    static Json json(List<TableDoubt> doubts) {
        return Json.of(JSON.writeValueAsString(doubts));
    }

    static List<TableDoubt> doubts(Json json) {
        return List.of(JSON.readValue(json.asString(), TableDoubt[].class));
    }

    static FinanceTable table(Json json) {
        return JSON.readValue(json.asString(), FinanceTable.class);
    }
}
