package village.wechat.news.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.publishing.MaskArticle;
import village.api.news.publishing.ReadFindings;
import village.api.news.publishing.ReleaseArticle;
import village.wechat.gate.GateFindings;
import village.wechat.gate.NewRelease;

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

    @Schema(name = "NewsFindings")
    record Lines(long version, List<GateFindings.Line> items, List<GateFindings.Released> releases) {}

    @Operation(operationId = "listNewsFindings", summary = "发布前检查：文章里的身份证号、银行卡号和电话")
    @GetMapping("/findings")
    Mono<Lines> findings(Actor actor, @PathVariable UUID id) {
        return readFindings
                .read(actor, new Article.Id(id))
                .map(found -> new Lines(
                        found.article().version(),
                        found.findings().stream().map(GateFindings.Line::of).toList(),
                        found.releases().stream().map(GateFindings.Released::of).toList()));
    }

    @Schema(name = "NewNewsMasking", example = """
            {"version": 2}
            """)
    record NewMasking(@NotNull(message = "请说明看到的是哪个版本。") Long version) {}

    @Schema(name = "NewsMasking")
    record Masking(
            @Schema(description = "打码后的版本") long version,
            @Schema(description = "还剩下的，只能换文件或请第二个人放行") List<GateFindings.Line> left) {}

    @Operation(operationId = "maskNews", summary = "一键打码")
    @PostMapping("/maskings")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Masking> mask(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewMasking body) {
        return maskArticle
                .mask(actor, new Article.Id(id), body.version())
                .map(result -> new Masking(
                        result.article().version(),
                        result.left().stream().map(GateFindings.Line::of).toList()));
    }

    @Operation(operationId = "releaseNews", summary = "第二个人看过，说明理由后放行")
    @PostMapping("/releases")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<GateFindings.Released> release(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewRelease body) {
        return releaseArticle
                .release(actor, new Article.Id(id), body.version(), body.reason())
                .map(GateFindings.Released::of);
    }
}
