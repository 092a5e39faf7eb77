package village.api.catalogue;

import java.util.List;

class InMemoryCatalogueSheetsTest implements CatalogueSheetsContract {
    @Override
    public CatalogueSheets sheets() {
        return new InMemoryCatalogueSheets();
    }

    @Override
    public List<List<String>> read(byte[] workbook, int sheet) {
        return InMemoryCatalogueSheets.read(workbook, sheet);
    }
}
