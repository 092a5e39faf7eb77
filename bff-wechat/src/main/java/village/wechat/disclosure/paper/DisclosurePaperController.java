package village.wechat.disclosure.paper;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.disclosure.Filing;
import village.api.disclosure.reading.ExportFinanceTable;
import village.api.disclosure.reading.ReadDisclosure;
import village.api.identity.Actor;
import village.wechat.Spreadsheets;
import village.wechat.login.Addresses;
import village.wechat.login.QrCode;

/** For the board in the village and for whoever counts again at home. */
@RestController
@RequestMapping("/mp/v1/villages/{village}/disclosures/{id}")
@Tag(name = "三务公开", description = "党务、村务、财务公开")
class DisclosurePaperController {
    private static final String SVG = "image/svg+xml";

    private final ReadDisclosure readDisclosure;
    private final ExportFinanceTable exportTable;
    private final Addresses addresses;

    DisclosurePaperController(ReadDisclosure readDisclosure, ExportFinanceTable exportTable, Addresses addresses) {
        this.readDisclosure = readDisclosure;
        this.exportTable = exportTable;
        this.addresses = addresses;
    }

    @Operation(operationId = "readDisclosureFinanceTable", summary = "已公布的财务表（.xlsx），最新一版")
    @GetMapping(path = "/finance-table", produces = Spreadsheets.XLSX)
    Mono<ResponseEntity<byte[]>> table(
            Actor actor,
            @PathVariable UUID id,
            @Parameter(description = "第几版，不填为最新一版") @RequestParam(required = false) @Nullable Integer revision) {
        return exportTable
                .export(actor, new Filing.Id(id), Optional.ofNullable(revision))
                .map(bytes -> Spreadsheets.download("财务收支表.xlsx", bytes));
    }

    @Operation(operationId = "readDisclosureQrCode", summary = "二维码（SVG），扫了看这份公开")
    @GetMapping(path = "/qr-code", produces = SVG)
    Mono<ResponseEntity<byte[]>> code(
            Actor actor, @PathVariable String village, @PathVariable UUID id, ServerHttpRequest request) {
        return readDisclosure.read(actor, new Filing.Id(id)).map(found -> {
            var page = "/h5#/villages/%s/disclosures/%s".formatted(village, id);
            return ResponseEntity.ok()
                    .header("X-Content-Type-Options", "nosniff")
                    .body(QrCode.svg(addresses.of(request, page)).getBytes(StandardCharsets.UTF_8));
        });
    }
}
