package village.api.disclosure.finance;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds what stands in a cell by its JSON pointer. */
final class FinanceCells {
    private static final Pattern ROW = Pattern.compile("/sections/(\\d{1,4})/rows/(\\d{1,4})/(\\w+)");
    private static final Pattern SUBTOTAL = Pattern.compile("/sections/(\\d{1,4})/subtotal/(\\w+)");

    private FinanceCells() {}

    /** Two cells are equal if they say the same; empty where the table has no such cell, or nothing in it. */
    static Optional<Object> at(FinanceTable table, String pointer) {
        var row = ROW.matcher(pointer);
        if (row.matches()) {
            return row(table, row.group(1), row.group(2)).flatMap(found -> of(found, row.group(3)));
        }
        var subtotal = SUBTOTAL.matcher(pointer);
        if (subtotal.matches()) {
            return section(table, subtotal.group(1))
                    .flatMap(FinanceTable.Section::subtotal)
                    .map(sum -> subtotal.group(2).equals("incomeFen") ? sum.incomeFen() : sum.spendingFen());
        }
        return of(table, pointer);
    }

    /** Whether a row that had no amount got one: either of the two says what the other did not. */
    static boolean filled(FinanceTable before, FinanceTable now, String pointer) {
        var row = ROW.matcher(pointer);
        return row.matches()
                && row.group(3).equals("incomeFen")
                && row(before, row.group(1), row.group(2))
                        .filter(one -> one.incomeFen() == 0 && one.spendingFen() == 0)
                        .isPresent()
                && row(now, row.group(1), row.group(2))
                        .filter(one -> one.incomeFen() != 0 || one.spendingFen() != 0)
                        .isPresent();
    }

    private static Optional<FinanceTable.Section> section(FinanceTable table, String at) {
        return Optional.of(Integer.parseInt(at))
                .filter(index -> index < table.sections().size())
                .map(table.sections()::get);
    }

    private static Optional<FinanceTable.Row> row(FinanceTable table, String section, String at) {
        return section(table, section)
                .flatMap(found -> Optional.of(Integer.parseInt(at))
                        .filter(index -> index < found.rows().size())
                        .map(found.rows()::get));
    }

    private static Optional<Object> of(FinanceTable.Row row, String field) {
        return switch (field) {
            case "date" -> row.date().map(Object.class::cast);
            case "code" -> Optional.of(row.code());
            case "account" -> Optional.of(row.account());
            case "summary" -> Optional.of(row.summary());
            case "incomeFen" -> Optional.of(row.incomeFen());
            case "spendingFen" -> Optional.of(row.spendingFen());
            case "balanceFen" -> row.balanceFen().map(Object.class::cast);
            case "vouchers" -> Optional.of(row.vouchers());
            default -> Optional.empty();
        };
    }

    private static Optional<Object> of(FinanceTable table, String pointer) {
        return switch (pointer) {
            case "/from", "/to" -> Optional.of(table.from() + "/" + table.to());
            case "/openingFen" -> Optional.of(table.openingFen());
            case "/incomeFen" -> Optional.of(table.incomeFen());
            case "/spendingFen" -> Optional.of(table.spendingFen());
            case "/closingFen" -> Optional.of(table.closingFen());
            default -> Optional.empty();
        };
    }
}
