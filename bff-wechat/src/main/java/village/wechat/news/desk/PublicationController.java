package village.wechat.news.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.editing.ReadDraft;
import village.api.news.publishing.PublishArticle;
import village.api.news.publishing.WithdrawArticle;
import village.api.place.Village;
import village.wechat.Requests;

/** Articles go out to their readers, and are withdrawn. */
@RestController
@RequestMapping("/console/v1/villages/{village}/news/{id}")
@Tag(name = "新闻编辑", description = "写稿、修改、发布、撤下")
class PublicationController {
    private final PublishArticle publishArticle;
    private final WithdrawArticle withdrawArticle;
    private final ReadDraft readDraft;
    private final Requests requests;

    PublicationController(
            PublishArticle publishArticle, WithdrawArticle withdrawArticle, ReadDraft readDraft, Requests requests) {
        this.publishArticle = publishArticle;
        this.withdrawArticle = withdrawArticle;
        this.readDraft = readDraft;
        this.requests = requests;
    }

    @Schema(name = "NewPublication", example = """
            {"version": 3}
            """)
    record NewPublication(
            @Schema(description = "看到的版本；刚才有人改过就不发布") @NotNull(message = "请说明看到的是哪个版本。")
            Long version,

            @Schema(description = "定时发布的时间；不填为马上发布") @Nullable
            OffsetDateTime at) {}

    @Operation(operationId = "publishNews", summary = "发布文章，或定好发布时间")
    @PostMapping("/publications")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<DeskArticle> publish(
            Actor actor,
            Village village,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewPublication body) {
        return Mono.defer(() -> {
                    var once = requests.optional(actor, "news.publish:" + id, key, body);
                    return acted(actor, new Article.Id(id), body, once);
                })
                .then(Mono.defer(() -> shown(actor, village, id)));
    }

    private Mono<Article> acted(Actor actor, Article.Id id, NewPublication body, Optional<Once> once) {
        return body.at() == null
                ? publishArticle.publish(actor, id, body.version(), once)
                : publishArticle.schedule(actor, id, body.version(), body.at().toInstant(), once);
    }

    @Operation(operationId = "unscheduleNews", summary = "取消定时发布")
    @DeleteMapping("/publications")
    Mono<DeskArticle> unschedule(Actor actor, Village village, @PathVariable UUID id) {
        return publishArticle.unschedule(actor, new Article.Id(id)).then(Mono.defer(() -> shown(actor, village, id)));
    }

    @Schema(name = "NewNewsWithdrawal", example = """
            {"reason": "日期写错，另发更正。"}
            """)
    record NewWithdrawal(
            @Schema(description = "原因，读者能看到，最多 200 字") @NotNull(message = "请写明撤下的原因。")
            String reason) {}

    @Operation(operationId = "withdrawNews", summary = "撤下文章")
    @PostMapping("/withdrawals")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<DeskArticle> withdraw(
            Actor actor,
            Village village,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewWithdrawal body) {
        return Mono.defer(() -> withdrawArticle.withdraw(
                        actor,
                        new Article.Id(id),
                        body.reason(),
                        requests.optional(actor, "news.withdraw:" + id, key, body)))
                .then(Mono.defer(() -> shown(actor, village, id)));
    }

    private Mono<DeskArticle> shown(Actor actor, Village village, UUID id) {
        return readDraft.read(actor, new Article.Id(id)).map(draft -> DeskArticle.of(actor, draft, village));
    }
}
