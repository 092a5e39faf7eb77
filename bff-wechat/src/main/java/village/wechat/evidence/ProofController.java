package village.wechat.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.evidence.proof.ProveRecord;
import village.api.evidence.proof.ReadCheckpoint;
import village.api.identity.Actor;

/** The proof of one published revision, open to everybody. */
@RestController
@Tag(name = "存证", description = "这份公开与当时发布的是否一致")
@RequestMapping("/mp/v1/villages/{village}/disclosures/{id}/proof")
class ProofController {
    private static final String KIND = "disclosure";

    private final ProveRecord proveRecord;
    private final ReadCheckpoint readCheckpoint;

    ProofController(ProveRecord proveRecord, ReadCheckpoint readCheckpoint) {
        this.proveRecord = proveRecord;
        this.readCheckpoint = readCheckpoint;
    }

    @Operation(operationId = "getDisclosureProof", summary = "一份公开的存证证明，可以存成文件离线验证")
    @GetMapping
    Mono<ProofBundle> proof(
            Actor actor,
            @PathVariable UUID id,
            @Parameter(description = "第几版，不填为最新一版") @RequestParam(required = false) @Nullable Long revision) {
        return proveRecord
                .prove(actor, KIND, id, Optional.ofNullable(revision))
                .map(bundle -> ProofBundle.of(bundle, readCheckpoint.key().toString()));
    }
}
