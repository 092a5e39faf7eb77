package village.api.disclosure.finance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table account by account, beside the period before.
 *
 * @param accounts in the table's order, then those only the period before had
 */
public record FinanceComparison(List<Account> accounts) {
    public FinanceComparison {
        accounts = List.copyOf(accounts);
    }

    /** @param before empty where there is nothing to compare with */
    public record Account(String code, String name, Sums now, Optional<Sums> before) {}

    public record Sums(long incomeFen, long spendingFen) {
        static final Sums NONE = new Sums(0, 0);

        Sums plus(FinanceTable.Row row) {
            return new Sums(incomeFen + row.incomeFen(), spendingFen + row.spendingFen());
        }
    }

    /** Accounts are the same if their codes are; a name without a code is the account that has it elsewhere. */
    public static FinanceComparison of(FinanceTable now, Optional<FinanceTable> before) {
        var codes = new HashMap<String, String>();
        before.ifPresent(table -> known(codes, table));
        known(codes, now);
        var current = sums(now, codes);
        var earlier = before.map(table -> sums(table, codes));
        var accounts = new ArrayList<Account>();
        current.forEach((key, found) -> accounts.add(new Account(
                found.code(),
                found.name(),
                found.now(),
                earlier.map(old -> old.containsKey(key) ? old.get(key).now() : Sums.NONE))));
        earlier.ifPresent(old -> old.forEach((key, found) -> {
            if (!current.containsKey(key)) {
                accounts.add(new Account(found.code(), found.name(), Sums.NONE, Optional.of(found.now())));
            }
        }));
        return new FinanceComparison(accounts);
    }

    private static void known(Map<String, String> codes, FinanceTable table) {
        table.rows().stream().filter(row -> !row.code().isEmpty()).forEach(row -> codes.put(row.account(), row.code()));
    }

    private static Map<String, Account> sums(FinanceTable table, Map<String, String> codes) {
        var sums = new LinkedHashMap<String, Account>();
        for (var row : table.rows()) {
            var code = row.code().isEmpty() ? codes.getOrDefault(row.account(), "") : row.code();
            var key = code.isEmpty() ? row.account() : "#" + code;
            var account = sums.getOrDefault(key, new Account(code, row.account(), Sums.NONE, Optional.empty()));
            sums.put(
                    key,
                    new Account(account.code(), account.name(), account.now().plus(row), Optional.empty()));
        }
        return sums;
    }
}
