package village.wechat.disclosure.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.disclosure.Filing;
import village.api.disclosure.cover.Cover;
import village.api.disclosure.cover.CoverRevision;
import village.api.disclosure.cover.DecideCover;
import village.api.disclosure.reading.ReadFiling;
import village.api.identity.Actor;
import village.wechat.Words;

/** What shows personal data is covered at once, and the township decides about it. */
@RestController
@RequestMapping("/console/v1/villages/{village}/disclosures/{id}/covers")
@Tag(name = "公开办理", description = "起草、审核、公布、更正")
class CoverController {
    private final CoverRevision coverRevision;
    private final DecideCover decideCover;
    private final ReadFiling readFiling;

    CoverController(CoverRevision coverRevision, DecideCover decideCover, ReadFiling readFiling) {
        this.coverRevision = coverRevision;
        this.decideCover = decideCover;
        this.readFiling = readFiling;
    }

    @Schema(name = "NewDisclosureCover", example = """
            {"revision": 1, "reason": "附件里有身份证号。"}
            """)
    record NewCover(
            @Schema(description = "第几版") @NotNull(message = "请说明遮盖第几版。")
            Integer revision,

            @Schema(description = "只遮盖这一个附件；不写就遮盖整版") @Nullable
            UUID file,

            @Schema(description = "理由，对外公开，1 到 100 个字，不写个人信息") @NotNull(message = "请写明理由。")
            String reason) {
        CoverRevision.Wanted toWanted() {
            return new CoverRevision.Wanted(revision, Optional.ofNullable(file).map(Attachment.Id::new), reason);
        }
    }

    @Operation(operationId = "coverFiling", summary = "因涉及个人信息马上遮盖一版或一个附件（人人看得到遮盖了、谁、为什么；再点一次不会重复）")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FilingView> cover(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewCover body) {
        return coverRevision
                .cover(actor, new Filing.Id(id), body.toWanted())
                .then(Mono.defer(() -> readFiling.read(actor, new Filing.Id(id))))
                .map(FilingView::of);
    }

    @Schema(name = "NewDisclosureCoverDecision", example = """
            {"verdict": "erase", "note": "名单里有身份证号，应当抹除。"}
            """)
    record NewDecision(
            @Schema(description = "lift 取消遮盖，erase 请运维依法抹除", example = "erase") @NotNull(message = "请选“取消遮盖”或“请运维抹除”。")
            String verdict,

            @Schema(description = "理由，对外公开，1 到 100 个字，不写个人信息") @NotNull(message = "请写明理由。")
            String note) {
        DecideCover.Found toFound() {
            return new DecideCover.Found(Words.read(verdict, Cover.Verdict.LIFT, "/verdict"), note);
        }
    }

    @Operation(operationId = "decideFilingCover", summary = "乡镇决定：取消遮盖，或者请运维依法抹除（以村委会名义遮盖的人不能自己决定）")
    @PostMapping("/{cover}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FilingView> decide(
            Actor actor, @PathVariable UUID id, @PathVariable UUID cover, @Valid @RequestBody NewDecision body) {
        return Mono.defer(() -> decideCover.decide(actor, new Filing.Id(id), new Cover.Id(cover), body.toFound()))
                .then(Mono.defer(() -> readFiling.read(actor, new Filing.Id(id))))
                .map(FilingView::of);
    }
}
