package village.api.disclosure.gating;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Content;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Work;
import village.api.disclosure.filing.ClosingBefore;
import village.api.disclosure.finance.FinanceArithmetic;
import village.api.disclosure.finance.FinanceFault;
import village.api.disclosure.finance.TableDoubts;

/** Whether the figures of a filing's table fit together, and begin where the period before ended. */
final class Figures {
    private final ClosingBefore closingBefore;

    Figures(Filings filings) {
        this.closingBefore = new ClosingBefore(filings);
    }

    /** Gives the filing, or names every cell that is wrong or still in doubt. */
    Mono<Filing> sound(Filing filing) {
        return Mono.justOrEmpty(filing.work().map(Work::content))
                .flatMap(content -> closingBefore.of(filing).map(before -> wrong(filing, content, before)))
                .defaultIfEmpty(List.of())
                .map(found -> {
                    if (!found.isEmpty()) {
                        throw Refusal.invalid(found);
                    }
                    return filing;
                });
    }

    private static List<Refusal.Fault> wrong(Filing filing, Content content, Optional<Long> before) {
        var following = filing.period().consecutive();
        return content.table().stream()
                .flatMap(table -> Stream.concat(
                        FinanceArithmetic.faults(table, before).stream().map(fault -> fault.under("/table")),
                        TableDoubts.open(table, content.doubts(), following, before).stream()))
                .toList();
    }

    /** Gives the filing, or refuses what stopped to fit after it was submitted: the period before may have been corrected. */
    Mono<Filing> stillSound(Filing filing) {
        return faults(filing).map(found -> {
            if (!found.isEmpty()) {
                var first = found.get(0);
                throw Refusal.of(
                        Reason.DISCLOSURE_WRONG_STATE,
                        "财务表和上一期对不上了：" + first.place() + "的" + first.reason() + "。上一期可能刚更正过，请撤回修改，再提交审核。");
            }
            return filing;
        });
    }

    private Mono<List<FinanceFault>> faults(Filing filing) {
        return Mono.justOrEmpty(filing.work().map(Work::content).flatMap(Content::table))
                .flatMap(table -> closingBefore.of(filing).map(before -> FinanceArithmetic.faults(table, before)))
                .defaultIfEmpty(List.of());
    }
}
