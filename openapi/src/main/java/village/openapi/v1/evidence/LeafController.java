package village.openapi.v1.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.Reason;
import village.api.evidence.proof.ListLeaves;
import village.api.identity.Actor;
import village.openapi.client.Refuses;
import village.openapi.client.Unsigned;

/** All that is public of the log, for whoever wants to check the whole of it or to keep a copy. */
@RestController
@Tag(name = "evidence", description = "存证：公开接口，不需要签名")
class LeafController {
    private final ListLeaves listLeaves;
    private final LeafLines lines;

    LeafController(ListLeaves listLeaves, JsonMapper json) {
        this.listLeaves = listLeaves;
        this.lines = new LeafLines(json);
    }

    @Unsigned
    @GetMapping(path = "/openapi/v1/evidence/leaves", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Refuses(Reason.EVIDENCE_RANGE_INVALID)
    @Operation(operationId = "listEvidenceLeaves", summary = "导出存证日志，每行一条 JSON，到空为止；独立验证程序用它核对全部记录")
    @ApiResponse(
            responseCode = "200",
            description = "从 from 起的若干条，没有了就为空",
            content = @Content(mediaType = MediaType.APPLICATION_NDJSON_VALUE, schema = @Schema(type = "string")))
    Mono<byte[]> leaves(
            @Parameter(description = "从第几条起，从 0 数") @RequestParam(defaultValue = "0") long from,
            @Parameter(description = "最多几条，1 到 100") @RequestParam(defaultValue = "100") int limit) {
        return listLeaves
                .list(Actor.anonymous(), from, limit)
                .map(leaves -> lines.of(leaves).getBytes(StandardCharsets.UTF_8));
    }
}
