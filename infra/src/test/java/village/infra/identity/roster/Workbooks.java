package village.infra.identity.roster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** Spreadsheets for tests. */
public final class Workbooks {
    private Workbooks() {}

    /** Rows of texts and numbers, from the first row on. */
    public static byte[] of(List<List<Object>> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("Sheet1");
            for (var row = 0; row < rows.size(); row++) {
                for (var place = 0; place < rows.get(row).size(); place++) {
                    var value = rows.get(row).get(place);
                    if (value instanceof Number number) {
                        sheet.value(row, place, number);
                    } else {
                        sheet.value(row, place, value.toString());
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
