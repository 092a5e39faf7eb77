package village.api.credit.rule;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import village.api.Refusal;
import village.api.credit.Amount;
import village.api.credit.CreditYear;
import village.api.credit.SourceKind;

/**
 * One version of a village's rules. What happened is judged by the version in force on the day it happened, for ever.
 *
 * @param version names it in the ledger: {@code starter-1} for what the installation brings along, else 1, 2, 3, …
 * @param basis what it rests on, shown to members
 * @param required of every member in a year
 * @param requiredOfLeaders of secretaries and committee members in a year
 */
public record Scheme(
        String version,
        LocalDate effectiveFrom,
        String basis,
        Amount required,
        Amount requiredOfLeaders,
        List<Rule> rules) {
    public static final int MAX_RULES = 50;

    public Scheme {
        effectiveFrom = CreditYear.sound("/effectiveFrom", effectiveFrom);
        basis = basis.strip();
        rules = List.copyOf(rules);
        if (basis.isEmpty() || basis.length() > 300) {
            throw Refusal.invalid("/basis", "请写明依据，最多 300 个字。");
        }
        if (rules.isEmpty() || rules.size() > MAX_RULES) {
            throw Refusal.invalid("/rules", "规则应为 1 到 " + MAX_RULES + " 条。");
        }
        var codes = new HashSet<String>();
        if (!rules.stream().allMatch(rule -> codes.add(rule.code()))) {
            throw Refusal.invalid("/rules", "规则代号不能重复。");
        }
        if (required.points() < 0
                || required.minutes() < 0
                || requiredOfLeaders.points() < 0
                || requiredOfLeaders.minutes() < 0) {
            throw Refusal.invalid("/required", "年度要求不能是负数。");
        }
    }

    /** The rule of a code; without a code the first of the kind. Empty if such a thing does not count. */
    public Optional<Rule> rule(SourceKind kind, Optional<String> code) {
        return rules.stream()
                .filter(rule -> rule.kind() == kind)
                .filter(rule ->
                        code.filter(wanted -> !wanted.equals(rule.code())).isEmpty())
                .findFirst();
    }
}
