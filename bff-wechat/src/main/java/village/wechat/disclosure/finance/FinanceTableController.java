package village.wechat.disclosure.finance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import village.api.disclosure.finance.sheet.ImportFinanceTable;
import village.api.identity.Actor;
import village.wechat.FilePart;
import village.wechat.Spreadsheets;

/** Brings the accountant's tables in. Nothing is stored: the editor shows what was read, and sends it with its draft. */
@RestController
@Tag(name = "财务表", description = "导入和核对财务收支表")
@RequestMapping("/console/v1/villages/{village}/disclosures/finance-tables")
class FinanceTableController {
    private final ImportFinanceTable importTable;

    FinanceTableController(ImportFinanceTable importTable) {
        this.importTable = importTable;
    }

    @Operation(operationId = "importFinanceTable", summary = "读一张财务表（.xlsx），指出算不拢和填错的单元格；不保存")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<FinanceImportAnswer> read(Actor actor, @RequestBody Flux<PartEvent> parts) {
        return importTable
                .read(actor, FilePart.content(parts, "请选择财务表文件（.xlsx）。"))
                .map(FinanceImportAnswer::of);
    }

    @Schema(name = "FinanceRecount", example = """
            {"table": {"from": "2026-07-01", "to": "2026-09-30", "openingFen": 0, "sections": [], "incomeFen": 0,
             "spendingFen": 0, "closingFen": 0}}
            """)
    record Recount(
            @NotNull(message = "请填写财务表。") @Valid FinanceTableBody table,

            @Schema(description = "上期公布的期末余额（分），知道时填写") @Nullable
            Long previousClosingFen) {}

    @Schema(name = "FinanceRecountResult")
    record Result(List<FinanceImportAnswer.CellFault> faults) {}

    @Operation(operationId = "recountFinanceTable", summary = "核对改过的财务表，指出算不拢的单元格；不保存")
    @PostMapping(
            path = "/recounts",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<Result> recount(Actor actor, @Valid @RequestBody Recount body) {
        return Mono.defer(() -> importTable.recount(
                        actor, body.table().toTable(), Optional.ofNullable(body.previousClosingFen())))
                .map(faults -> new Result(
                        faults.stream().map(FinanceImportAnswer.CellFault::of).toList()));
    }

    @Operation(operationId = "readFinanceTemplate", summary = "财务表模板（.xlsx）")
    @GetMapping(path = "/template", produces = Spreadsheets.XLSX)
    Mono<ResponseEntity<byte[]>> template(Actor actor) {
        return importTable.template(actor).map(bytes -> Spreadsheets.download("财务收支表模板.xlsx", bytes));
    }
}
