package village.wechat.news.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.account.AccountDraft;
import village.api.news.account.ListAccountDrafts;
import village.api.news.account.RetryAccountDraft;
import village.api.news.account.SendToAccount;
import village.wechat.Requests;

/** Published articles go into the drafts of the village's public account. */
@RestController
@RequestMapping("/console/v1/villages/{village}/news/{id}/account-drafts")
@Tag(name = "公众号", description = "文章发到公众号草稿箱，关键词回复")
class AccountDraftController {
    private final SendToAccount sendToAccount;
    private final RetryAccountDraft retryAccountDraft;
    private final ListAccountDrafts listAccountDrafts;
    private final Requests requests;

    AccountDraftController(
            SendToAccount sendToAccount,
            RetryAccountDraft retryAccountDraft,
            ListAccountDrafts listAccountDrafts,
            Requests requests) {
        this.sendToAccount = sendToAccount;
        this.retryAccountDraft = retryAccountDraft;
        this.listAccountDrafts = listAccountDrafts;
        this.requests = requests;
    }

    @Schema(name = "NewNewsAccountDraft", example = """
            {"version": 4}
            """)
    record NewDraft(
            @Schema(description = "看到的文章版本；刚才有人改过就不送") @NotNull(message = "请说明看到的是哪个版本。")
            Long version) {}

    @Operation(operationId = "sendNewsToAccount", summary = "把读者现在看到的内容发到公众号草稿箱；同一次修改只送一份")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AccountDraftView> send(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewDraft body) {
        return Mono.defer(() -> sendToAccount.send(
                        actor,
                        new Article.Id(id),
                        body.version(),
                        requests.once(actor, "news.account-draft:" + id, key, body)))
                .map(draft -> AccountDraftView.of(actor, draft));
    }

    @Operation(operationId = "listNewsAccountDrafts", summary = "这篇文章发到公众号的情况，从新到旧")
    @GetMapping
    Mono<AccountDraftView.Lines> list(Actor actor, @PathVariable UUID id) {
        return listAccountDrafts
                .list(actor, new Article.Id(id))
                .map(drafts -> new AccountDraftView.Lines(drafts.stream()
                        .map(draft -> AccountDraftView.of(actor, draft))
                        .toList()));
    }

    @Schema(name = "NewNewsAccountDraftRetry", example = """
            {"version": 3}
            """)
    record NewRetry(
            @Schema(description = "看到的这一次发送的版本") @NotNull(message = "请说明看到的是哪个版本。")
            Long version) {}

    @Operation(operationId = "retryNewsAccountDraft", summary = "没有送成的再试一次；不知道送到没有的先到草稿箱里找")
    @PostMapping("/{eid}/retries")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AccountDraftView> retry(
            Actor actor, @PathVariable UUID id, @PathVariable UUID eid, @Valid @RequestBody NewRetry body) {
        return retryAccountDraft
                .retry(actor, new Article.Id(id), new AccountDraft.Id(eid), body.version())
                .map(draft -> AccountDraftView.of(actor, draft));
    }
}
