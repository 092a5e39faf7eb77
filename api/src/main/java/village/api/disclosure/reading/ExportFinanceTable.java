package village.api.disclosure.reading;

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

    /** The newest revision's; refuses a disclosure without a table as one that is not there. */
    public Mono<byte[]> export(Actor actor, Filing.Id id) {
        return readDisclosure
                .read(actor, id)
                .flatMap(found -> Mono.justOrEmpty(found.newest().table()))
                .flatMap(sheets::write)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DISCLOSURE_NOT_FOUND)));
    }
}
