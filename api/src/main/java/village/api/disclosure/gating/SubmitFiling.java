package village.api.disclosure.gating;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Refusal;
import village.api.disclosure.Content;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Work;
import village.api.disclosure.filing.ClosingBefore;
import village.api.disclosure.filing.FilingWork;
import village.api.disclosure.finance.FinanceArithmetic;
import village.api.disclosure.finance.FinanceTable;
import village.api.identity.Actor;

/** A cadre hands a draft to the supervision committee, or takes it back. */
public final class SubmitFiling {
    private final ClosingBefore closingBefore;
    private final FilingWork work;
    private final FilingGate gate;

    public SubmitFiling(Filings filings, FilingWork work, FilingGate gate) {
        this.closingBefore = new ClosingBefore(filings);
        this.work = work;
        this.gate = gate;
    }

    /**
     * Refuses a table whose figures do not fit together, and what the publish gate holds back.
     *
     * @param version the version he read
     */
    public Mono<Filing> submit(Actor actor, Filing.Id id, long version, Optional<Once> once) {
        return Mono.fromSupplier(() -> FilingWork.requireWriter(actor))
                .flatMap(writer -> work.existing(writer, id))
                .flatMap(this::sound)
                .flatMap(filing -> gate.passed(actor, filing))
                .thenReturn(actor)
                .flatMap(writer -> work.act(
                        writer,
                        id,
                        once,
                        (filing, act) -> act.told(
                                filing.requireVersion(version).submitted(act.hand()), "disclosure.submitted")));
    }

    private Mono<Filing> sound(Filing filing) {
        var table = filing.work().map(Work::content).flatMap(Content::table);
        return table.isEmpty()
                ? Mono.just(filing)
                : closingBefore.of(filing).map(closing -> sound(filing, table.get(), closing));
    }

    private static Filing sound(Filing filing, FinanceTable table, Optional<Long> closingBefore) {
        var faults = FinanceArithmetic.faults(table, closingBefore).stream()
                .map(fault -> fault.under("/table"))
                .toList();
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return filing;
    }

    /** Makes a draft of it again, also after the committee approved it: it has to approve anew. */
    public Mono<Filing> takeBack(Actor actor, Filing.Id id, long version, Optional<Once> once) {
        return Mono.fromSupplier(() -> FilingWork.requireWriter(actor))
                .flatMap(writer -> work.act(
                        writer,
                        id,
                        once,
                        (filing, act) -> act.told(
                                filing.requireVersion(version).takenBack(act.hand()), "disclosure.taken-back")));
    }
}
