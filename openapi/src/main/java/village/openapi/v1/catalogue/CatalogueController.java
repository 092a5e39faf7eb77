package village.openapi.v1.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.catalogue.ExportCatalogue;
import village.api.catalogue.ReadCatalogue;
import village.api.client.Resource;
import village.openapi.client.Scoped;
import village.openapi.client.Words;

/** The data catalogue, as JSON and as a workbook. */
@RestController
@Tag(name = "catalogue", description = "信息资源目录")
class CatalogueController {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final MediaType WORKBOOK = MediaType.parseMediaType(XLSX);

    private final ReadCatalogue readCatalogue;
    private final ExportCatalogue exportCatalogue;

    CatalogueController(ReadCatalogue readCatalogue, ExportCatalogue exportCatalogue) {
        this.readCatalogue = readCatalogue;
        this.exportCatalogue = exportCatalogue;
    }

    /** The whole catalogue; it is short. */
    @Schema(name = "DataCatalogue")
    record CataloguePage(List<DatasetLine> items) {}

    private enum Format {
        JSON,
        XLSX
    }

    @Scoped(Resource.CATALOGUE)
    @GetMapping(
            path = "/openapi/v1/data-catalogue",
            produces = {MediaType.APPLICATION_JSON_VALUE, XLSX})
    @Operation(
            operationId = "getDataCatalogue",
            summary = "信息资源目录",
            description = "有哪些信息资源和信息项，是什么意思，给谁，多久更新。由数据库里每个字段的中文说明生成。")
    @ApiResponse(
            responseCode = "200",
            description = "目录：JSON，或者有“信息资源”和“信息项”两张表的 Excel 文件",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = CataloguePage.class)),
                @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary"))
            })
    Mono<ResponseEntity<?>> read(
            @Parameter(description = "json 或 xlsx；不写则看 Accept，都没有为 json") @RequestParam(required = false) @Nullable
                    String format,
            ServerWebExchange exchange) {
        return Mono.fromSupplier(
                        () -> Words.read(format, asked(exchange.getRequest().getHeaders()), "/format"))
                .flatMap(wanted -> wanted == Format.XLSX ? workbook() : json());
    }

    private static Format asked(HttpHeaders headers) {
        var accepted = headers.getAccept();
        var workbook = accepted.stream().anyMatch(WORKBOOK::equalsTypeAndSubtype);
        return workbook && accepted.stream().noneMatch(type -> type.includes(MediaType.APPLICATION_JSON))
                ? Format.XLSX
                : Format.JSON;
    }

    private Mono<ResponseEntity<?>> json() {
        return readCatalogue
                .read()
                .map(catalogue -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new CataloguePage(
                                catalogue.stream().map(DatasetLine::of).toList())));
    }

    private Mono<ResponseEntity<?>> workbook() {
        var disposition = ContentDisposition.attachment()
                .filename("信息资源目录.xlsx", StandardCharsets.UTF_8)
                .build();
        return exportCatalogue
                .export()
                .map(bytes -> ResponseEntity.ok()
                        .contentType(WORKBOOK)
                        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                        .header("X-Content-Type-Options", "nosniff")
                        .body(bytes));
    }
}
