package village.wechat.credit.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.credit.earlier.ImportEarlier;
import village.api.identity.Actor;
import village.wechat.FilePart;
import village.wechat.Spreadsheets;

/** Brings in what a branch recorded in earlier years. */
@RestController
@RequestMapping("/console/v1/villages/{village}/credits/imports")
@Tag(name = "积分办理")
class EarlierController {
    private final ImportEarlier importEarlier;

    EarlierController(ImportEarlier importEarlier) {
        this.importEarlier = importEarlier;
    }

    /** What became of a table. */
    @Schema(name = "CreditImportReport")
    record ReportView(
            @Schema(description = "新记入几行") int added,
            @Schema(description = "几行以前导入过") int unchanged,
            List<RowError> errors) {
        static ReportView of(ImportEarlier.Report report) {
            return new ReportView(
                    report.added(),
                    report.unchanged(),
                    report.errors().stream()
                            .map(each -> new RowError(each.row(), each.column(), each.reason()))
                            .toList());
        }
    }

    /** A row that was left out. */
    @Schema(name = "CreditImportError")
    record RowError(int row, String column, String reason) {}

    @Operation(operationId = "importEarlierCredits", summary = "导入以前年度的学习记录（.xlsx）；错的行指出来不导入，再导一次不会重复")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ReportView> read(Actor actor, @RequestBody Flux<PartEvent> parts) {
        return importEarlier
                .read(actor, FilePart.content(parts, "请选择学习记录表（.xlsx）。"))
                .map(ReportView::of);
    }

    @Operation(operationId = "readEarlierCreditTemplate", summary = "以前年度学习记录的模板（.xlsx）")
    @GetMapping(path = "/template", produces = Spreadsheets.XLSX)
    Mono<ResponseEntity<byte[]>> template(Actor actor) {
        return importEarlier.template(actor).map(bytes -> Spreadsheets.download("学习记录模板.xlsx", bytes));
    }
}
