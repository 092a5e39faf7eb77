package village.api.catalogue;

import reactor.core.publisher.Mono;

/** A platform takes the catalogue home as a workbook. */
public final class ExportCatalogue {
    private final ReadCatalogue readCatalogue;
    private final CatalogueSheets sheets;

    public ExportCatalogue(ReadCatalogue readCatalogue, CatalogueSheets sheets) {
        this.readCatalogue = readCatalogue;
        this.sheets = sheets;
    }

    /** Gives an .xlsx. */
    public Mono<byte[]> export() {
        return readCatalogue.read().flatMap(sheets::write);
    }
}
