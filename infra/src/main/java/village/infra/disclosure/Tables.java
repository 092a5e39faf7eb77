package village.infra.disclosure;

import io.r2dbc.postgresql.codec.Json;
import tools.jackson.databind.json.JsonMapper;
import village.api.disclosure.finance.FinanceTable;

/** A finance table as it is kept. */
final class Tables {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Tables() {}

    static Json json(FinanceTable table) {
        return Json.of(JSON.writeValueAsString(table));
    }

    static FinanceTable table(Json json) {
        return JSON.readValue(json.asString(), FinanceTable.class);
    }
}
