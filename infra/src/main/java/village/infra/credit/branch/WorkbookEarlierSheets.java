package village.infra.credit.branch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.earlier.EarlierSheets;
import village.infra.spreadsheet.WorkbookLimits;

/** Reads and writes .xlsx on threads of its own. A spreadsheet lies on disk only while it is read. */
final class WorkbookEarlierSheets implements EarlierSheets, Disposable {
    private static final List<String> HEADING = List.of("姓名", "年度", "学时", "积分", "说明");
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Scheduler scheduler;

    WorkbookEarlierSheets(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Mono<List<Row>> read(Flux<ByteBuffer> spreadsheet) {
        return spreadsheet
                .collect(ByteArrayOutputStream::new, WorkbookEarlierSheets::gathered)
                .flatMap(bytes -> Mono.using(
                                () -> Files.createTempFile("xiangyin-credit-", ".xlsx"),
                                file -> Mono.fromCallable(() -> rows(Files.write(file, bytes.toByteArray()))),
                                WorkbookEarlierSheets::deleted)
                        .subscribeOn(scheduler));
    }

    private static void gathered(ByteArrayOutputStream bytes, ByteBuffer part) {
        if (bytes.size() + part.remaining() > MAX_BYTES) {
            throw Refusal.of(Reason.REQUEST_TOO_LARGE, "学习记录表不能超过 4 MB。");
        }
        var copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
    }

    private static void deleted(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows(Path file) {
        try {
            WorkbookLimits.check(file, Reason.CREDIT_SHEET_UNREADABLE);
            return opened(file);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException broken) {
            throw Refusal.of(Reason.CREDIT_SHEET_UNREADABLE);
        }
    }

    private static List<Row> opened(Path file) throws IOException {
        try (var workbook = new ReadableWorkbook(file.toFile());
                var rows = workbook.getFirstSheet().openStream()) {
            var found = new ArrayList<Row>();
            for (var each = rows.iterator(); each.hasNext(); ) {
                var row = each.next();
                if (row.getRowNum() == 1) {
                    requireHeading(row);
                } else if (!cells(row).stream().allMatch(String::isBlank)) {
                    found.add(toRow(row));
                }
                if (found.size() > MAX_ROWS) {
                    throw Refusal.of(Reason.CREDIT_SHEET_UNREADABLE, "一次最多导入 " + MAX_ROWS + " 行。");
                }
            }
            return found;
        }
    }

    private static void requireHeading(org.dhatim.fastexcel.reader.Row row) {
        if (!cells(row).stream().map(String::strip).toList().equals(HEADING)) {
            throw Refusal.of(Reason.CREDIT_SHEET_UNREADABLE, "第一行应依次是：" + String.join("、", HEADING) + "。请用模板填写。");
        }
    }

    private static Row toRow(org.dhatim.fastexcel.reader.Row row) {
        var cells = cells(row);
        return new Row(row.getRowNum(), cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4));
    }

    private static List<String> cells(org.dhatim.fastexcel.reader.Row row) {
        var cells = new ArrayList<String>();
        for (var place = 0; place < HEADING.size(); place++) {
            cells.add(
                    place < row.getCellCount()
                            ? Optional.ofNullable(row.getCell(place))
                                    .map(WorkbookEarlierSheets::shown)
                                    .orElse("")
                            : "");
        }
        return cells;
    }

    /** Of a formula only the result its spreadsheet kept: nothing is ever computed here. */
    private static String shown(Cell cell) {
        return switch (cell.getType()) {
            case EMPTY, ERROR -> "";
            case NUMBER -> cell.asNumber().stripTrailingZeros().toPlainString();
            case STRING -> cell.asString();
            default -> Optional.ofNullable(cell.getRawValue()).orElse("");
        };
    }

    @Override
    public Mono<byte[]> template() {
        return Mono.fromCallable(WorkbookEarlierSheets::empty).subscribeOn(scheduler);
    }

    private static byte[] empty() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "xiangyin", "1.0")) {
            var sheet = workbook.newWorksheet("学习记录");
            for (var place = 0; place < HEADING.size(); place++) {
                sheet.value(0, place, HEADING.get(place));
                sheet.style(0, place).bold().set();
                sheet.width(place, place == 4 ? 40 : 12);
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public void dispose() {
        scheduler.dispose();
    }
}
