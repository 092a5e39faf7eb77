package village.wechat.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.evidence.checkpoint.SignedCheckpoint;
import village.api.evidence.proof.ReadCheckpoint;
import village.api.identity.Actor;

/** The newest signed head, to be printed and kept at home. */
@RestController
@Tag(name = "存证", description = "这份公开与当时发布的是否一致")
class CheckpointController {
    private final ReadCheckpoint readCheckpoint;

    CheckpointController(ReadCheckpoint readCheckpoint) {
        this.readCheckpoint = readCheckpoint;
    }

    @Schema(name = "PrintedCheckpoint")
    record PrintedCheckpoint(
            @Schema(description = "共几条存证", example = "1024") long size,
            @Schema(description = "签名凭据原文") String note,
            @Schema(description = "验证公钥") String verifierKey,
            String signedAt) {
        static PrintedCheckpoint of(SignedCheckpoint signed, String key) {
            return new PrintedCheckpoint(
                    signed.checkpoint().size(),
                    signed.note(),
                    key,
                    signed.signedAt().toString());
        }
    }

    @Operation(operationId = "getPrintedCheckpoint", summary = "最新的存证凭据，可打印留存")
    @GetMapping("/mp/v1/evidence/checkpoint")
    Mono<PrintedCheckpoint> checkpoint(Actor actor) {
        return readCheckpoint
                .read(actor)
                .map(signed -> PrintedCheckpoint.of(signed, readCheckpoint.key().toString()));
    }
}
