package village.infra.complaint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.catalogue.editing.CatalogueSamples;
import village.api.complaint.catalogue.editing.CatalogueSheets;

class WorkbookCatalogueSheetsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WorkbookCatalogueSheets sheets =
            new WorkbookCatalogueSheets(Schedulers.newBoundedElastic(1, 10, "test-sheet"));

    @AfterEach
    void dispose() {
        sheets.dispose();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var lines = List.of(CatalogueSamples.upper("01", "=环境"), CatalogueSamples.lower("0101", "垃圾", 24));
        var bytes = sheets.write(lines).block(PATIENCE);
        assertThat(read(bytes))
                .containsExactly(
                        new CatalogueSheets.Row(2, List.of("01", "=环境", "", "", "", "", "", "")),
                        new CatalogueSheets.Row(3, List.of("0101", "垃圾", "网格员", "24", "小时", "先到现场。", "100", "30")));
    }

    @Test
    void whatIsNoSpreadsheetIsRefused() {
        assertThatThrownBy(() -> read(new byte[] {1, 2, 3}))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CATALOGUE_UNREADABLE));
    }

    private List<CatalogueSheets.Row> read(byte[] bytes) {
        return sheets.read(Flux.just(ByteBuffer.wrap(bytes))).block(PATIENCE);
    }
}
