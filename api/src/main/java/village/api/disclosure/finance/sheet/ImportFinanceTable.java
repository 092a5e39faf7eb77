package village.api.disclosure.finance.sheet;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.disclosure.finance.FinanceArithmetic;
import village.api.disclosure.finance.FinanceFault;
import village.api.disclosure.finance.FinanceTable;
import village.api.identity.Actor;
import village.api.identity.Role;

/** Whoever prepares a disclosure brings the accountant's table in and sees what is wrong with it. Nothing is stored. */
public final class ImportFinanceTable {
    private final FinanceSheets sheets;

    public ImportFinanceTable(FinanceSheets sheets) {
        this.sheets = sheets;
    }

    public Mono<ImportedTable> read(Actor actor, Flux<ByteBuffer> spreadsheet) {
        return Mono.fromSupplier(() -> allowed(actor)).flatMap(by -> sheets.read(spreadsheet));
    }

    /** Checks a table that was corrected by hand. */
    public Mono<List<FinanceFault>> recount(Actor actor, FinanceTable table, Optional<Long> previousClosing) {
        return Mono.fromSupplier(() -> allowed(actor)).map(by -> FinanceArithmetic.faults(table, previousClosing));
    }

    public Mono<byte[]> template(Actor actor) {
        return Mono.fromSupplier(() -> allowed(actor)).flatMap(by -> sheets.template());
    }

    private static Actor allowed(Actor actor) {
        actor.requireVillage();
        return actor.require(Role.CADRE, Role.GRID_WORKER);
    }
}
