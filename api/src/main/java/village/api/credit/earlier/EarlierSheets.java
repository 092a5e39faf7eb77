package village.api.credit.earlier;

import java.nio.ByteBuffer;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the tables (.xlsx) a branch keeps, and writes an empty one to fill in. */
public interface EarlierSheets {
    int MAX_ROWS = 2000;

    /** Every row below the heading that holds something; refuses what is no such table ({@code credit.sheet-unreadable}). */
    Mono<List<Row>> read(Flux<ByteBuffer> spreadsheet);

    /** An empty table with its heading. */
    Mono<byte[]> template();

    /**
     * A row as it stands, nothing checked.
     *
     * @param number as the spreadsheet counts, from 1
     */
    record Row(int number, String name, String year, String hours, String points, String title) {}
}
