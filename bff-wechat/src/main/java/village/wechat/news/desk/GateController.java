package village.wechat.news.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.gate.Finding;
import village.api.gate.GateRelease;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.publishing.MaskArticle;
import village.api.news.publishing.ReadFindings;
import village.api.news.publishing.ReleaseArticle;
import village.wechat.Times;
import village.wechat.Words;

/** What keeps an article back, and the two ways on: mask it, or a second person answers for it. */
@RestController
@RequestMapping("/console/v1/villages/{village}/news/{id}")
@Tag(name = "新闻编辑", description = "写稿、修改、发布、撤下")
class GateController {
    private final ReadFindings readFindings;
    private final MaskArticle maskArticle;
    private final ReleaseArticle releaseArticle;

    GateController(ReadFindings readFindings, MaskArticle maskArticle, ReleaseArticle releaseArticle) {
        this.readFindings = readFindings;
        this.maskArticle = maskArticle;
        this.releaseArticle = releaseArticle;
    }

    @Schema(name = "NewsFinding")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            @Schema(description = "在哪一处，如 /body 或 /attachments/0")
            String pointer,

            @Schema(description = "identity、bank-card、mobile 或 landline；读不了的附件没有") @Nullable
            String kind,

            @Schema(example = "这里有手机号 137****9050。") String detail,
            @Schema(description = "能不能一键打码") boolean maskable) {
        static Line of(Finding finding) {
            return new Line(
                    finding.pointer(),
                    finding.kind().map(Words::of).orElse(null),
                    finding.detail(),
                    finding.maskable());
        }
    }

    @Schema(name = "NewsRelease")
    record Release(UUID by, String reason, OffsetDateTime at) {
        static Release of(GateRelease release) {
            return new Release(release.by().value(), release.reason(), Times.of(release.at()));
        }
    }

    @Schema(name = "NewsFindings")
    record Lines(long version, List<Line> items, List<Release> releases) {}

    @Operation(operationId = "listNewsFindings", summary = "发布前检查：文章里的身份证号、银行卡号和电话")
    @GetMapping("/findings")
    Mono<Lines> findings(Actor actor, @PathVariable UUID id) {
        return readFindings
                .read(actor, new Article.Id(id))
                .map(found -> new Lines(
                        found.article().version(),
                        found.findings().stream().map(Line::of).toList(),
                        found.releases().stream().map(Release::of).toList()));
    }

    @Schema(name = "NewNewsMasking", example = """
            {"version": 2}
            """)
    record NewMasking(@NotNull(message = "请说明看到的是哪个版本。") Long version) {}

    @Schema(name = "NewsMasking")
    record Masking(
            @Schema(description = "打码后的版本") long version,
            @Schema(description = "还剩下的，只能换文件或请第二个人放行") List<Line> left) {}

    @Operation(operationId = "maskNews", summary = "一键打码")
    @PostMapping("/maskings")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Masking> mask(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewMasking body) {
        return maskArticle
                .mask(actor, new Article.Id(id), body.version())
                .map(result -> new Masking(
                        result.article().version(),
                        result.left().stream().map(Line::of).toList()));
    }

    @Schema(name = "NewNewsRelease", example = """
            {"version": 2, "reason": "村医电话，本人同意公开。"}
            """)
    record NewRelease(
            @NotNull(message = "请说明看到的是哪个版本。") Long version,

            @Schema(description = "放行的理由，最多 200 字") @NotNull(message = "请写明放行的理由。")
            String reason) {}

    @Operation(operationId = "releaseNews", summary = "第二个人看过，说明理由后放行")
    @PostMapping("/releases")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Release> release(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewRelease body) {
        return releaseArticle
                .release(actor, new Article.Id(id), body.version(), body.reason())
                .map(Release::of);
    }
}
