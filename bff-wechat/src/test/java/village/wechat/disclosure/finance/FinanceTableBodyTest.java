package village.wechat.disclosure.finance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import village.api.disclosure.finance.FinanceTables;

class FinanceTableBodyTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void goesOutAndComesBackEqual() {
        var table = FinanceTables.quarter();
        var wire = JSON.writeValueAsString(FinanceTableBody.of(table));
        assertThat(wire).contains("\"unit\":\"yuan\"", "\"openingFen\":12345678", "\"from\":\"2026-07-01\"");
        assertThat(JSON.readValue(wire, FinanceTableBody.class).toTable()).isEqualTo(table);
    }
}
