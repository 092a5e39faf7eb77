package village.api.disclosure.reading;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Filing;
import village.api.disclosure.finance.sheet.FinanceSheets;
import village.api.identity.Actor;

/** Anybody takes the table of a published disclosure home as a spreadsheet, to count again. */
public final class ExportFinanceTable {
    private final ReadDisclosure readDisclosure;
    private final FinanceSheets sheets;

    public ExportFinanceTable(ReadDisclosure readDisclosure, FinanceSheets sheets) {
        this.readDisclosure = readDisclosure;
        this.sheets = sheets;
    }

    /**
     * Refuses a disclosure without a table as one that is not there.
     *
     * @param number of the revision; without it the newest
     */
    public Mono<byte[]> export(Actor actor, Filing.Id id, Optional<Integer> number) {
        return number.map(one -> readDisclosure.revision(actor, id, one).map(ReadDisclosure.Shown::revision))
                .orElseGet(() -> readDisclosure.read(actor, id).map(ReadDisclosure.View::newest))
                .flatMap(revision -> Mono.justOrEmpty(revision.table()))
                .flatMap(sheets::write)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DISCLOSURE_NOT_FOUND)));
    }
}
