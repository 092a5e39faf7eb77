package village.infra.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import reactor.core.scheduler.Schedulers;
import village.api.catalogue.CatalogueSheets;
import village.api.catalogue.CatalogueSheetsContract;

class CatalogueWorkbookTest implements CatalogueSheetsContract {
    private static final int COLUMNS = 9;

    @Override
    public CatalogueSheets sheets() {
        return new CatalogueWorkbook(Schedulers.immediate());
    }

    @Override
    public List<List<String>> read(byte[] workbook, int sheet) {
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return read.getSheet(sheet).orElseThrow().read().stream()
                    .map(CatalogueWorkbookTest::cells)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(Row row) {
        return IntStream.range(0, COLUMNS).mapToObj(row::getCellText).toList();
    }
}
