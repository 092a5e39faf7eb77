package village.api.disclosure.finance.sheet;

import java.nio.ByteBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.disclosure.finance.FinanceTable;

/** Spreadsheets with finance tables. Nothing is kept. */
public interface FinanceSheets {
    /** The largest spreadsheet taken. */
    int MAX_BYTES = 4 * 1024 * 1024;

    /**
     * Reads a table from an .xlsx. Refuses what is too large, no .xlsx, or has no table; what is wrong in a table is in the
     * answer.
     */
    Mono<ImportedTable> read(Flux<ByteBuffer> spreadsheet);

    /** The table as an .xlsx that reads back equal. No text in it is ever computed by whoever opens it. */
    Mono<byte[]> write(FinanceTable table);

    /** An .xlsx to fill in. */
    Mono<byte[]> template();
}
