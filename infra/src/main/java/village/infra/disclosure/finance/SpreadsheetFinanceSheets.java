package village.infra.disclosure.finance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.finance.FinanceTable;
import village.api.disclosure.finance.sheet.FinanceSheets;
import village.api.disclosure.finance.sheet.ImportedTable;

/** Reads and writes .xlsx on threads of its own. A spreadsheet lies on disk only while it is read. */
final class SpreadsheetFinanceSheets implements FinanceSheets, Disposable {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Scheduler scheduler;
    private final Clock clock;

    SpreadsheetFinanceSheets(Scheduler scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    public Mono<ImportedTable> read(Flux<ByteBuffer> spreadsheet) {
        return spreadsheet
                .collect(ByteArrayOutputStream::new, SpreadsheetFinanceSheets::gathered)
                .flatMap(bytes -> Mono.using(
                                () -> Files.createTempFile("xiangyin-finance-", ".xlsx"),
                                file -> Mono.fromCallable(() -> read(file, bytes.toByteArray())),
                                SpreadsheetFinanceSheets::deleted)
                        .subscribeOn(scheduler));
    }

    private static void gathered(ByteArrayOutputStream bytes, ByteBuffer part) {
        if (bytes.size() + part.remaining() > MAX_BYTES) {
            throw Refusal.of(Reason.REQUEST_TOO_LARGE, "财务表文件不能超过 4 MB。");
        }
        var copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
    }

    private ImportedTable read(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        return FinanceWorkbookReader.read(file, LocalDate.now(clock.withZone(ZONE)));
    }

    private static void deleted(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Mono<byte[]> write(FinanceTable table) {
        return Mono.fromCallable(() -> FinanceWorkbookWriter.write(table)).subscribeOn(scheduler);
    }

    @Override
    public Mono<byte[]> template() {
        return Mono.fromCallable(() -> FinanceWorkbookWriter.template(LocalDate.now(clock.withZone(ZONE))))
                .subscribeOn(scheduler);
    }

    @Override
    public void dispose() {
        scheduler.dispose();
    }
}
