package village.api.complaint.catalogue.editing;

import java.nio.ByteBuffer;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The catalogue as a table of office programs (.xlsx). */
public interface CatalogueSheets {
    /** Its columns, in this order. */
    List<String> HEADING = List.of("代码", "名称", "通常由谁办理", "时限", "时限单位", "预案", "相近的米数", "相近的天数");

    String HOURS = "小时";
    String DAYS = "工作日";

    /**
     * The rows below the heading, blank ones left out. Refuses what is no such table
     * ({@code complaint.catalogue-unreadable}).
     */
    Mono<List<Row>> read(Flux<ByteBuffer> spreadsheet);

    Mono<byte[]> write(List<CatalogueLine> lines);

    /**
     * A row as it is written.
     *
     * @param number counted from 1, the heading included
     * @param cells one for each column
     */
    record Row(int number, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
