package village.openapi.v1.disclosure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
import village.api.Cursors;
import village.api.Reason;
import village.api.client.Resource;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.disclosure.reading.ListDisclosures;
import village.api.disclosure.reading.ReadDisclosure;
import village.api.evidence.proof.ProveRecord;
import village.api.evidence.proof.ReadCheckpoint;
import village.openapi.client.ListRequest;
import village.openapi.client.Refuses;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;
import village.openapi.client.Words;

@RestController
@Tag(name = "disclosure", description = "三务公开：党务、村务、财务")
@RequestMapping("/openapi/v1/villages/{village}/disclosures")
class DisclosureController {
    private static final String LIST = "openapi-disclosures:";

    private final ListDisclosures listDisclosures;
    private final ReadDisclosure readDisclosure;
    private final ProveRecord proveRecord;
    private final ReadCheckpoint readCheckpoint;
    private final Cursors cursors;

    DisclosureController(
            ListDisclosures listDisclosures,
            ReadDisclosure readDisclosure,
            ProveRecord proveRecord,
            ReadCheckpoint readCheckpoint,
            Cursors cursors) {
        this.listDisclosures = listDisclosures;
        this.readDisclosure = readDisclosure;
        this.proveRecord = proveRecord;
        this.readCheckpoint = readCheckpoint;
        this.cursors = cursors;
    }

    @Scoped(Resource.DISCLOSURES)
    @GetMapping
    @Operation(operationId = "listDisclosures", summary = "已公布的公开", description = "按首次公布的先后，新的在前。")
    @ApiResponse(responseCode = "200", description = "一页公开")
    Mono<DisclosurePage> list(
            SignedClient caller,
            @Parameter(description = "party 党务，village 村务，finance 财务；不填为全部", example = "finance")
                    @RequestParam(name = "class", required = false)
                    @Nullable
                    String disclosureClass,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var wanted =
                    Optional.ofNullable(disclosureClass).map(word -> Words.read(word, DisclosureClass.class, "/class"));
            var list = LIST + wanted.map(Words::of).orElse("all");
            var asked = ListRequest.of(cursors, list, limit, after);
            return listDisclosures
                    .published(caller.actor(), wanted, new Filings.Slice(asked.after(), asked.limit()))
                    .map(page -> new DisclosurePage(
                            page.items().stream().map(DisclosureLine::of).toList(),
                            ListRequest.next(page, cursors, list, key -> key)));
        });
    }

    @Scoped(Resource.DISCLOSURES)
    @GetMapping("/{id}")
    @Refuses(Reason.DISCLOSURE_NOT_FOUND)
    @Operation(operationId = "getDisclosure", summary = "一份公开", description = "最新一版的正文、表格、附件，和所有版次。")
    @ApiResponse(responseCode = "200", description = "公开")
    Mono<DisclosureDetail> read(SignedClient caller, @PathVariable UUID id) {
        return readDisclosure.read(caller.actor(), new Filing.Id(id)).map(DisclosureDetail::of);
    }

    @Scoped(Resource.DISCLOSURES)
    @GetMapping("/{id}/revisions/{number}")
    @Refuses(Reason.DISCLOSURE_NOT_FOUND)
    @Operation(operationId = "getDisclosureRevision", summary = "一份公开的某一版")
    @ApiResponse(responseCode = "200", description = "这一版")
    Mono<RevisionBody> revision(SignedClient caller, @PathVariable UUID id, @PathVariable int number) {
        return readDisclosure
                .revision(caller.actor(), new Filing.Id(id), number)
                .map(shown -> RevisionBody.of(shown.revision(), shown.covers()));
    }

    @Scoped(Resource.DISCLOSURES)
    @GetMapping("/{id}/proof")
    @Refuses(Reason.EVIDENCE_NOT_FOUND)
    @Operation(
            operationId = "getDisclosureProof",
            summary = "一份公开的存证证明",
            description = "叶子是 SHA-256(0x00 ‖ SHA-256(salt ‖ form))；证明按 RFC 9162 核对，不需要信任本系统。")
    @ApiResponse(responseCode = "200", description = "证明")
    Mono<DisclosureProof> proof(
            SignedClient caller,
            @PathVariable UUID id,
            @Parameter(description = "第几版，不填为最新一版", example = "1") @RequestParam(required = false) @Nullable
                    Long revision) {
        return proveRecord
                .prove(caller.actor(), Filing.OWNER, id, Optional.ofNullable(revision))
                .map(bundle -> DisclosureProof.of(bundle, readCheckpoint.key().toString()));
    }
}
