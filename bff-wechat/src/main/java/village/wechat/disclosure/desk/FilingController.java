package village.wechat.disclosure.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Reason;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Status;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.filing.DiscardFiling;
import village.api.disclosure.filing.DraftFiling;
import village.api.disclosure.filing.WriteFiling;
import village.api.disclosure.reading.ReadFiling;
import village.api.identity.Actor;
import village.wechat.ListRequest;
import village.wechat.Requests;
import village.wechat.Versions;
import village.wechat.Words;

/** Staff write what will be disclosed. */
@RestController
@RequestMapping("/console/v1/villages/{village}/disclosures")
@Tag(name = "公开办理", description = "起草、审核、公布、更正")
class FilingController {
    private final DraftFiling draftFiling;
    private final WriteFiling writeFiling;
    private final DiscardFiling discardFiling;
    private final ReadFiling readFiling;
    private final Requests requests;
    private final Cursors cursors;

    FilingController(
            DraftFiling draftFiling,
            WriteFiling writeFiling,
            DiscardFiling discardFiling,
            ReadFiling readFiling,
            Requests requests,
            Cursors cursors) {
        this.draftFiling = draftFiling;
        this.writeFiling = writeFiling;
        this.discardFiling = discardFiling;
        this.readFiling = readFiling;
        this.requests = requests;
        this.cursors = cursors;
    }

    @Operation(operationId = "listFilings", summary = "本村的公开，新起草的在前")
    @GetMapping
    Mono<FilingView.Page> list(
            Actor actor,
            @Parameter(description = "draft、submitted、returned、approved、published、settled")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var wanted = Optional.ofNullable(status).map(word -> Words.read(word, Status.DRAFT, "/status"));
            var list = "filings:" + wanted.map(Words::of).orElse("all");
            var asked = ListRequest.of(cursors, list, limit, after);
            return readFiling
                    .list(actor, wanted, new Filings.Slice(asked.after(), asked.limit()))
                    .map(page -> new FilingView.Page(
                            page.items().stream().map(FilingView.Summary::of).toList(),
                            ListRequest.next(page, cursors, list, key -> key)));
        });
    }

    @Operation(operationId = "readFiling", summary = "一份公开和在办的修订")
    @GetMapping("/{id}")
    Mono<ResponseEntity<FilingView>> read(Actor actor, @PathVariable UUID id) {
        return shown(actor, id).map(filing -> Versions.tagged(filing.version(), filing));
    }

    private Mono<FilingView> shown(Actor actor, UUID id) {
        return readFiling.read(actor, new Filing.Id(id)).map(FilingView::of);
    }

    @Schema(name = "NewFiling", example = """
            {"item": "C0101", "period": "2026-Q3", "content": {"title": "2026年第三季度村级财务收支", "body": "<p>见附表。</p>"}}
            """)
    record NewFiling(
            @Schema(description = "目录条目编号") @NotNull(message = "请选择公开目录里的一项。")
            String item,

            @Schema(description = "期间：2026-08、2026-Q3、2026 或 2026-08-15") @NotNull(message = "请选择期间。")
            String period,

            @NotNull(message = "请填写内容。") @Valid FilingBody content) {}

    @Operation(operationId = "draftFiling", summary = "起草一份公开")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FilingView> draft(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewFiling body) {
        return Mono.defer(() -> draftFiling.draft(
                        actor,
                        body.item(),
                        CoveredPeriod.read("/period", body.period()),
                        body.content().toContent(),
                        requests.once(actor, "disclosure.draft", key, body)))
                .flatMap(id -> shown(actor, id.value()));
    }

    @Operation(operationId = "writeFiling", summary = "修改草稿")
    @PutMapping("/{id}")
    Mono<ResponseEntity<FilingView>> write(
            Actor actor,
            @PathVariable UUID id,
            @Schema(description = "看到的版本，如 \"3\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Valid @RequestBody FilingBody body) {
        return Mono.defer(() -> writeFiling.write(
                        actor,
                        new Filing.Id(id),
                        Versions.seen(ifMatch, Reason.DISCLOSURE_VERSION_REQUIRED),
                        body.toContent(),
                        body.imported()))
                .then(Mono.defer(() -> read(actor, id)));
    }

    @Operation(operationId = "discardFiling", summary = "删去草稿；已公布的各版不受影响")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> discard(
            Actor actor, @PathVariable UUID id, @Parameter(description = "读到的版本") @RequestParam long version) {
        return discardFiling.discard(actor, new Filing.Id(id), version);
    }
}
