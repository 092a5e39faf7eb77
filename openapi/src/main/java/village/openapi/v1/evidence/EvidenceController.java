package village.openapi.v1.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.evidence.checkpoint.SignedCheckpoint;
import village.api.evidence.proof.Inclusion;
import village.api.evidence.proof.ReadCheckpoint;
import village.api.evidence.proof.ReadConsistency;
import village.api.evidence.proof.ReadInclusion;
import village.api.evidence.tree.Hash;
import village.api.identity.Actor;
import village.openapi.client.Refuses;
import village.openapi.client.Unsigned;

/** Heads and proofs. They hold hashes only and are open to everybody, without a signature. */
@RestController
@Tag(name = "evidence", description = "存证：公开接口，不需要签名")
@RequestMapping("/openapi/v1/evidence")
class EvidenceController {
    private final ReadCheckpoint readCheckpoint;
    private final ReadInclusion readInclusion;
    private final ReadConsistency readConsistency;

    EvidenceController(ReadCheckpoint readCheckpoint, ReadInclusion readInclusion, ReadConsistency readConsistency) {
        this.readCheckpoint = readCheckpoint;
        this.readInclusion = readInclusion;
        this.readConsistency = readConsistency;
    }

    /**
     * @param note the signed note, C2SP tlog-checkpoint
     * @param verifierKey checks the note, C2SP signed-note
     */
    record EvidenceCheckpoint(
            String origin, long size, String rootHash, String note, String verifierKey, String signedAt) {
        static EvidenceCheckpoint of(SignedCheckpoint signed, String key) {
            return new EvidenceCheckpoint(
                    signed.checkpoint().origin(),
                    signed.checkpoint().size(),
                    signed.checkpoint().root().base64(),
                    signed.note(),
                    key,
                    signed.signedAt().toString());
        }
    }

    /** @param path RFC 9162 inclusion proof, Base64, from the leaf up */
    record EvidenceInclusion(long leaf, String leafHash, List<String> path, String checkpoint) {
        static EvidenceInclusion of(Inclusion proof) {
            return new EvidenceInclusion(
                    proof.leaf(),
                    proof.hash().base64(),
                    base64(proof.path()),
                    proof.checkpoint().note());
        }
    }

    /** @param path RFC 9162 consistency proof, Base64 */
    record EvidenceConsistency(long from, long to, List<String> path) {}

    @Unsigned
    @GetMapping(path = "/checkpoint", produces = MediaType.APPLICATION_JSON_VALUE)
    @Refuses(Reason.EVIDENCE_NOT_SIGNED)
    @Operation(operationId = "getEvidenceCheckpoint", summary = "最新的存证凭据（JSON；Accept: text/plain 时为凭据原文）")
    @ApiResponse(responseCode = "200", description = "凭据")
    Mono<EvidenceCheckpoint> checkpoint() {
        return readCheckpoint
                .read(Actor.anonymous())
                .map(signed ->
                        EvidenceCheckpoint.of(signed, readCheckpoint.key().toString()));
    }

    @Unsigned
    @GetMapping(path = "/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=utf-8")
    @Operation(hidden = true)
    Mono<String> note() {
        return readCheckpoint.read(Actor.anonymous()).map(SignedCheckpoint::note);
    }

    @Unsigned
    @GetMapping(path = "/proofs/{leaf}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Refuses({Reason.EVIDENCE_NOT_FOUND, Reason.EVIDENCE_NOT_SIGNED})
    @Operation(operationId = "getEvidenceInclusion", summary = "某一条在存证日志里的证明")
    @ApiResponse(responseCode = "200", description = "包含证明")
    Mono<EvidenceInclusion> inclusion(@PathVariable long leaf) {
        return readInclusion.read(Actor.anonymous(), leaf).map(EvidenceInclusion::of);
    }

    @Unsigned
    @GetMapping(path = "/consistency", produces = MediaType.APPLICATION_JSON_VALUE)
    @Refuses({Reason.EVIDENCE_RANGE_INVALID, Reason.EVIDENCE_NOT_SIGNED})
    @Operation(operationId = "getEvidenceConsistency", summary = "存证日志在两个时候之间只增不改的证明")
    @ApiResponse(responseCode = "200", description = "一致性证明")
    Mono<EvidenceConsistency> consistency(
            @Parameter(description = "较早凭据的条数") @RequestParam long from,
            @Parameter(description = "较晚凭据的条数") @RequestParam long to) {
        return readConsistency
                .read(Actor.anonymous(), from, to)
                .map(path -> new EvidenceConsistency(from, to, base64(path)));
    }

    private static List<String> base64(List<Hash> path) {
        return path.stream().map(Hash::base64).toList();
    }
}
