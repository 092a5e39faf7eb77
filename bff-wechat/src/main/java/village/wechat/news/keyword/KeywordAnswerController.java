package village.wechat.news.keyword;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.keyword.AddKeywordAnswer;
import village.api.news.keyword.ChangeKeywordAnswer;
import village.api.news.keyword.KeywordAnswer;
import village.api.news.keyword.ListKeywordAnswers;
import village.api.news.keyword.RemoveKeywordAnswer;
import village.api.news.keyword.Wording;
import village.wechat.Requests;
import village.wechat.Words;
import village.wechat.dialogue.talk.Talk;

/** Cadres keep what the public account answers to a word. */
@RestController
@RequestMapping("/console/v1/villages/{village}/keyword-answers")
@Tag(name = "公众号", description = "文章发到公众号草稿箱，关键词回复")
class KeywordAnswerController {
    private static final Pattern TAG = Pattern.compile("\"([1-9][0-9]{0,17})\"");

    private final ListKeywordAnswers listKeywordAnswers;
    private final AddKeywordAnswer addKeywordAnswer;
    private final ChangeKeywordAnswer changeKeywordAnswer;
    private final RemoveKeywordAnswer removeKeywordAnswer;
    private final Requests requests;

    KeywordAnswerController(
            ListKeywordAnswers listKeywordAnswers,
            AddKeywordAnswer addKeywordAnswer,
            ChangeKeywordAnswer changeKeywordAnswer,
            RemoveKeywordAnswer removeKeywordAnswer,
            Requests requests) {
        this.listKeywordAnswers = listKeywordAnswers;
        this.addKeywordAnswer = addKeywordAnswer;
        this.changeKeywordAnswer = changeKeywordAnswer;
        this.removeKeywordAnswer = removeKeywordAnswer;
        this.requests = requests;
    }

    @Schema(name = "NewKeywordAnswer", example = """
            {"keyword": "医保", "match": "contains", "text": "医保缴费到 12 月 31 日，在手机上就能交。",
             "position": 10, "on": true}
            """)
    record NewAnswer(
            @Schema(description = "关键词，最多 20 个字") @NotNull(message = "请填写关键词。")
            String keyword,

            @Schema(description = "exact 完全相同，contains 包含就回复；不填为 exact") @Nullable
            String match,

            @Schema(description = "回复的话，最多 300 字；选了文章可以不填") @Nullable
            String text,

            @Schema(description = "回复的文章，要已发布、所有人可看") @Nullable
            UUID article,

            @Schema(description = "排序，0 到 999，小的先答") @Nullable
            Integer position,

            @Schema(description = "是否启用；不填为启用") @Nullable Boolean on) {
        Wording toWording() {
            if (Talk.understands(keyword)) {
                throw Refusal.invalid("/keyword", "这是公众号自带的口令，请换一个词。");
            }
            return new Wording(
                    keyword,
                    match == null ? Wording.Match.EXACT : Words.read(match, Wording.Match.EXACT, "/match"),
                    text == null ? "" : text,
                    Optional.ofNullable(article).map(Article.Id::new),
                    position == null ? 0 : position,
                    on == null || on);
        }
    }

    @Operation(operationId = "listKeywordAnswers", summary = "公众号的关键词回复，按回复的先后")
    @GetMapping
    Mono<KeywordAnswerView.Lines> list(Actor actor) {
        return listKeywordAnswers
                .list(actor)
                .map(answers -> new KeywordAnswerView.Lines(
                        answers.stream().map(KeywordAnswerView::of).toList()));
    }

    @Operation(operationId = "addKeywordAnswer", summary = "加一条关键词回复")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<KeywordAnswerView> add(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewAnswer body) {
        return Mono.defer(() -> addKeywordAnswer.add(
                        actor, body.toWording(), requests.once(actor, "news.add-keyword", key, body)))
                .map(KeywordAnswerView::of);
    }

    @Operation(operationId = "changeKeywordAnswer", summary = "改一条关键词回复，或停用、启用")
    @PutMapping("/{id}")
    Mono<ResponseEntity<KeywordAnswerView>> change(
            Actor actor,
            @PathVariable UUID id,
            @Schema(description = "看到的版本，如 \"3\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Valid @RequestBody NewAnswer body) {
        return Mono.defer(() ->
                        changeKeywordAnswer.change(actor, new KeywordAnswer.Id(id), seen(ifMatch), body.toWording()))
                .map(answer ->
                        ResponseEntity.ok().eTag("\"" + answer.version() + "\"").body(KeywordAnswerView.of(answer)));
    }

    @Operation(operationId = "removeKeywordAnswer", summary = "删掉一条关键词回复")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(Actor actor, @PathVariable UUID id) {
        return removeKeywordAnswer.remove(actor, new KeywordAnswer.Id(id));
    }

    private static long seen(@Nullable String ifMatch) {
        var match = TAG.matcher(ifMatch == null ? "" : ifMatch.strip());
        if (!match.matches()) {
            throw Refusal.of(Reason.KEYWORD_VERSION_REQUIRED);
        }
        return Long.parseLong(match.group(1));
    }
}
