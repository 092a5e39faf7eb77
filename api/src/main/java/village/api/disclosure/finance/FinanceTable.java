package village.api.disclosure.finance;

import java.util.List;

/** What a finance disclosure shows line by line. */
public record FinanceTable(List<Row> rows) {
    public FinanceTable {
        rows = List.copyOf(rows);
    }

    /** @param vouchers numbers of the vouchers behind the line, possibly none */
    public record Row(String account, long incomeFen, long spendingFen, long balanceFen, List<String> vouchers) {
        public Row {
            vouchers = List.copyOf(vouchers);
        }
    }
}
