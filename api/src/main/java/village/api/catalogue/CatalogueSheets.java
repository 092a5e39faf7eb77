package village.api.catalogue;

import java.util.List;
import reactor.core.publisher.Mono;

/** Writes the catalogue as a workbook. */
@FunctionalInterface
public interface CatalogueSheets {
    /** Gives an .xlsx of two sheets: the resources, and their items, in the order given. */
    Mono<byte[]> write(List<Dataset> catalogue);
}
