package village.infra.identity.roster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.roster.RosterCell;
import village.api.identity.roster.RosterCheck;
import village.api.identity.roster.RosterColumn;
import village.api.identity.roster.RosterHeading;
import village.api.identity.roster.RosterImports;
import village.infra.spreadsheet.WorkbookLimits;

/** Reads a roster's spreadsheet row by row, and makes an empty one. Blocks. */
final class RosterWorkbook {
    private RosterWorkbook() {}

    /** Refuses what could not be imported: no .xlsx, too large unpacked, no heading. */
    static void check(Path file) {
        read(file, Optional.empty());
    }

    /** Feeds all rows below the heading to the check. */
    static RosterHeading read(Path file, RosterCheck check) {
        return read(file, Optional.of(check));
    }

    private static RosterHeading read(Path file, Optional<RosterCheck> check) {
        try {
            if (check.isEmpty()) {
                WorkbookLimits.check(file, Reason.ROSTER_UNREADABLE);
            }
            return opened(file, check);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException broken) {
            throw Refusal.of(Reason.ROSTER_UNREADABLE);
        }
    }

    private static RosterHeading opened(Path file, Optional<RosterCheck> check) throws IOException {
        try (var workbook = new ReadableWorkbook(file.toFile())) {
            for (var sheet : workbook.getSheets().toList()) {
                var heading = heading(sheet);
                if (heading.isPresent()) {
                    if (check.isPresent()) {
                        rows(sheet, heading.get(), check.get());
                    }
                    return heading.get().heading();
                }
            }
        }
        throw Refusal.of(Reason.ROSTER_UNREADABLE, "前 10 行里没有找到表头。表头要有“姓名”，以及“身份证号”“手机号”“户号”中的一项。");
    }

    private record Found(int row, RosterHeading heading) {}

    private static Optional<Found> heading(Sheet sheet) throws IOException {
        try (var rows = sheet.openStream()) {
            for (var each = rows.iterator(); each.hasNext(); ) {
                var row = each.next();
                if (row.getRowNum() > RosterHeading.WITHIN_ROWS) {
                    return Optional.empty();
                }
                var heading = RosterHeading.of(texts(row));
                if (heading.isPresent()) {
                    return heading.map(found -> new Found(row.getRowNum(), found));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> texts(Row row) {
        var texts = new ArrayList<String>();
        for (var place = 0; place < row.getCellCount(); place++) {
            texts.add(cell(row.getCell(place)).text());
        }
        return texts;
    }

    private static void rows(Sheet sheet, Found found, RosterCheck check) throws IOException {
        try (var rows = sheet.openStream()) {
            for (var each = rows.iterator(); each.hasNext(); ) {
                var row = each.next();
                if (row.getRowNum() > found.row()) {
                    add(row, found.heading(), check::add);
                }
                if (check.total() > RosterImports.MAX_ROWS) {
                    throw Refusal.of(Reason.ROSTER_UNREADABLE, "名册超过 " + RosterImports.MAX_ROWS + " 行，请分成几个文件导入。");
                }
            }
        }
    }

    private static void add(
            Row row, RosterHeading heading, BiConsumer<Integer, EnumMap<RosterColumn, RosterCell>> check) {
        var cells = new EnumMap<RosterColumn, RosterCell>(RosterColumn.class);
        heading.places().forEach((column, place) -> {
            if (place < row.getCellCount()) {
                cells.put(column, cell(row.getCell(place)));
            }
        });
        check.accept(row.getRowNum(), cells);
    }

    /** What a cell shows. Of a formula only the result its spreadsheet kept: nothing is ever computed here. */
    private static RosterCell cell(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return new RosterCell("", false);
        }
        if (cell.getType() == CellType.NUMBER) {
            return new RosterCell(cell.asNumber().stripTrailingZeros().toPlainString(), true);
        }
        var text = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
        return new RosterCell(text == null ? "" : text, false);
    }

    static byte[] template() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "xiangyin", "1.0")) {
            var sheet = workbook.newWorksheet("名册");
            for (var column : RosterColumn.values()) {
                sheet.value(0, column.ordinal(), column.title());
                sheet.style(0, column.ordinal()).bold().set();
                sheet.style(column.ordinal()).format("@").set();
                sheet.width(column.ordinal(), 18);
            }
            sheet.freezePane(0, 1);
        }
        return bytes.toByteArray();
    }
}
