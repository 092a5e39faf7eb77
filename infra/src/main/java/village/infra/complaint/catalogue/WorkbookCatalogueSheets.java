package village.infra.complaint.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.Nearness;
import village.api.complaint.catalogue.editing.CatalogueLine;
import village.api.complaint.catalogue.editing.CatalogueSheets;
import village.api.complaint.catalogue.editing.CatalogueVersion;
import village.api.complaint.catalogue.editing.HandlerWords;
import village.infra.spreadsheet.WorkbookLimits;

/** Reads and writes .xlsx on threads of its own. A spreadsheet lies on disk only while it is read. */
final class WorkbookCatalogueSheets implements CatalogueSheets, Disposable {
    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int WIDE = 5;

    private final Scheduler scheduler;

    WorkbookCatalogueSheets(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Mono<List<Row>> read(Flux<ByteBuffer> spreadsheet) {
        return spreadsheet
                .collect(ByteArrayOutputStream::new, WorkbookCatalogueSheets::gathered)
                .flatMap(bytes -> Mono.using(
                                () -> Files.createTempFile("xiangyin-catalogue-", ".xlsx"),
                                file -> Mono.fromCallable(() -> rows(Files.write(file, bytes.toByteArray()))),
                                WorkbookCatalogueSheets::deleted)
                        .subscribeOn(scheduler));
    }

    private static void gathered(ByteArrayOutputStream bytes, ByteBuffer part) {
        if (bytes.size() + part.remaining() > MAX_BYTES) {
            throw Refusal.of(Reason.REQUEST_TOO_LARGE, "目录表不能超过 4 MB。");
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
            WorkbookLimits.check(file, Reason.CATALOGUE_UNREADABLE);
            return opened(file);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException broken) {
            throw Refusal.of(Reason.CATALOGUE_UNREADABLE);
        }
    }

    private static List<Row> opened(Path file) throws IOException {
        try (var workbook = new ReadableWorkbook(file.toFile());
                var rows = workbook.getFirstSheet().openStream()) {
            var found = new ArrayList<Row>();
            for (var each = rows.iterator(); each.hasNext(); ) {
                var row = each.next();
                var cells = cells(row);
                if (row.getRowNum() == 1) {
                    requireHeading(cells);
                } else if (!cells.stream().allMatch(String::isBlank)) {
                    found.add(new Row(row.getRowNum(), cells));
                }
                if (found.size() > CatalogueVersion.MAX_LINES) {
                    throw Refusal.of(Reason.CATALOGUE_UNREADABLE, "类别最多 " + CatalogueVersion.MAX_LINES + " 个。");
                }
            }
            return found;
        }
    }

    private static void requireHeading(List<String> cells) {
        if (!cells.stream().map(String::strip).toList().equals(HEADING)) {
            throw Refusal.of(Reason.CATALOGUE_UNREADABLE, "第一行应依次是：" + String.join("、", HEADING) + "。请先导出一份，在上面改。");
        }
    }

    private static List<String> cells(org.dhatim.fastexcel.reader.Row row) {
        return IntStream.range(0, HEADING.size())
                .mapToObj(place -> place < row.getCellCount() ? shown(row.getCell(place)) : "")
                .toList();
    }

    /** Of a formula only the result its spreadsheet kept: nothing is ever computed here. */
    private static String shown(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        return switch (cell.getType()) {
            case EMPTY, ERROR -> "";
            case NUMBER -> cell.asNumber().stripTrailingZeros().toPlainString();
            case STRING -> cell.asString();
            default -> Optional.ofNullable(cell.getRawValue()).orElse("");
        };
    }

    @Override
    public Mono<byte[]> write(List<CatalogueLine> lines) {
        return Mono.fromCallable(() -> written(lines)).subscribeOn(scheduler);
    }

    /** Everything is text, so that a code keeps its zero. */
    private static byte[] written(List<CatalogueLine> lines) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "xiangyin", "1.0")) {
            var sheet = workbook.newWorksheet("诉求类别");
            for (var place = 0; place < HEADING.size(); place++) {
                sheet.value(0, place, HEADING.get(place));
                sheet.style(0, place).bold().set();
                sheet.width(place, place == WIDE ? 60 : 12);
            }
            for (var at = 0; at < lines.size(); at++) {
                var cells = cells(lines.get(at));
                for (var place = 0; place < cells.size(); place++) {
                    sheet.value(at + 1, place, cells.get(place));
                }
            }
        }
        return bytes.toByteArray();
    }

    private static List<String> cells(CatalogueLine line) {
        return List.of(
                line.code(),
                line.name(),
                line.handlerRole().map(HandlerWords::of).orElse(""),
                line.due().map(WorkbookCatalogueSheets::count).orElse(""),
                line.due().map(due -> due.fold(hours -> HOURS, days -> DAYS)).orElse(""),
                line.plan(),
                line.near().map(Nearness::metres).map(String::valueOf).orElse(""),
                line.near().map(Nearness::days).map(String::valueOf).orElse(""));
    }

    private static String count(Due due) {
        return due.fold(String::valueOf, String::valueOf);
    }

    @Override
    public void dispose() {
        scheduler.dispose();
    }
}
