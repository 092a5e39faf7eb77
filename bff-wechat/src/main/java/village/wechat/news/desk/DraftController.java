package village.wechat.news.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Status;
import village.api.news.editing.ListDrafts;
import village.api.news.editing.ReadDraft;
import village.api.news.editing.ReviseArticle;
import village.api.news.editing.WriteArticle;
import village.api.place.Village;
import village.wechat.ListRequest;
import village.wechat.Requests;
import village.wechat.Versions;
import village.wechat.Words;

/** Staff write articles and look at what was written. */
@RestController
@RequestMapping("/console/v1/villages/{village}/news")
@Tag(name = "新闻编辑", description = "写稿、修改、发布、撤下")
class DraftController {
    private final WriteArticle writeArticle;
    private final ReviseArticle reviseArticle;
    private final ReadDraft readDraft;
    private final ListDrafts listDrafts;
    private final Requests requests;
    private final Cursors cursors;

    DraftController(
            WriteArticle writeArticle,
            ReviseArticle reviseArticle,
            ReadDraft readDraft,
            ListDrafts listDrafts,
            Requests requests,
            Cursors cursors) {
        this.writeArticle = writeArticle;
        this.reviseArticle = reviseArticle;
        this.readDraft = readDraft;
        this.listDrafts = listDrafts;
        this.requests = requests;
        this.cursors = cursors;
    }

    @Operation(operationId = "listNewsForStaff", summary = "本村的文章，从新到旧")
    @GetMapping
    Mono<DeskLine.Lines> list(
            Actor actor,
            @Schema(description = "draft、scheduled、published 或 withdrawn；不填为全部")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var state = Optional.ofNullable(status)
                    .filter(word -> !word.isEmpty())
                    .map(word -> Words.read(word, Status.DRAFT, "/status"));
            var name = "news-desk-" + state.map(Words::of).orElse("all");
            var asked = ListRequest.of(cursors, name, limit, after);
            return listDrafts
                    .list(actor, state, new Articles.Slice(asked.after().map(Article.Id::new), asked.limit()))
                    .map(page -> new DeskLine.Lines(
                            page.items().stream().map(DeskLine::of).toList(),
                            ListRequest.next(page, cursors, name, Article.Id::value)));
        });
    }

    @Operation(operationId = "writeNews", summary = "写一篇文章（草稿）")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<DeskArticle> write(
            Actor actor,
            Village village,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody DraftBody body) {
        return Mono.defer(() ->
                        writeArticle.write(actor, body.toSubmission(), requests.once(actor, "news.write", key, body)))
                .flatMap(article -> readDraft.read(actor, article.id()))
                .map(draft -> DeskArticle.of(actor, draft, village));
    }

    @Operation(operationId = "readNewsDraft", summary = "一篇文章的最新内容和状态")
    @GetMapping("/{id}")
    Mono<ResponseEntity<DeskArticle>> read(Actor actor, Village village, @PathVariable UUID id) {
        return shown(actor, village, id);
    }

    @Operation(operationId = "reviseNews", summary = "修改文章（已发布的要再发布一次读者才看到；定时的变回草稿）")
    @PutMapping("/{id}")
    Mono<ResponseEntity<DeskArticle>> revise(
            Actor actor,
            Village village,
            @PathVariable UUID id,
            @Schema(description = "看到的版本，如 \"3\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Valid @RequestBody DraftBody body) {
        return Mono.defer(() -> reviseArticle.revise(
                        actor,
                        new Article.Id(id),
                        Versions.seen(ifMatch, Reason.NEWS_VERSION_REQUIRED),
                        body.toSubmission()))
                .then(Mono.defer(() -> shown(actor, village, id)));
    }

    private Mono<ResponseEntity<DeskArticle>> shown(Actor actor, Village village, UUID id) {
        return readDraft
                .read(actor, new Article.Id(id))
                .map(draft -> Versions.tagged(draft.article().version(), DeskArticle.of(actor, draft, village)));
    }

    /** Every state an article ever had, the newest first. */
    @Schema(name = "NewsRevisions")
    record Revisions(List<DeskRevision> items) {}

    @Operation(operationId = "listNewsRevisions", summary = "一篇文章的每一次修改，从新到旧")
    @GetMapping("/{id}/revisions")
    Mono<Revisions> revisions(Actor actor, Village village, @PathVariable UUID id) {
        return readDraft
                .read(actor, new Article.Id(id))
                .flatMap(draft -> readDraft
                        .revisions(actor, new Article.Id(id))
                        .map(all -> new Revisions(all.stream()
                                .map(revision -> DeskRevision.of(revision, draft.files(), village))
                                .toList())));
    }
}
