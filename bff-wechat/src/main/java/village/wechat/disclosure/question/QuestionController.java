package village.wechat.disclosure.question;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.disclosure.Filing;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.Questions;
import village.api.disclosure.question.asking.AskQuestion;
import village.api.disclosure.question.asking.ListQuestions;
import village.api.disclosure.question.asking.ObjectToWithholding;
import village.api.identity.Actor;
import village.api.place.Village;
import village.api.place.Villages;
import village.wechat.ListRequest;
import village.wechat.Requests;
import village.wechat.caching.Json;
import village.wechat.caching.PublicAnswers;
import village.wechat.caching.Screen;

/** A villager asks about a disclosure; everybody reads what was answered. */
@RestController
@RequestMapping("/mp/v1")
@Tag(name = "三务公开", description = "党务、村务、财务公开")
class QuestionController {
    private static final Screen ANSWERED = Screen.of("disclosure-questions", Question.KIND);
    private static final String QUESTIONS = "/villages/{village}/disclosures/{id}/questions";
    private static final String MINE = "my-disclosure-questions";

    private final AskQuestion askQuestion;
    private final ListQuestions listQuestions;
    private final ObjectToWithholding objectToWithholding;
    private final Villages villages;
    private final Requests requests;
    private final Cursors cursors;
    private final PublicAnswers answers;
    private final Json json;

    QuestionController(
            AskQuestion askQuestion,
            ListQuestions listQuestions,
            ObjectToWithholding objectToWithholding,
            Villages villages,
            Requests requests,
            Cursors cursors,
            PublicAnswers answers,
            Json json) {
        this.askQuestion = askQuestion;
        this.listQuestions = listQuestions;
        this.objectToWithholding = objectToWithholding;
        this.villages = villages;
        this.requests = requests;
        this.cursors = cursors;
        this.answers = answers;
        this.json = json;
    }

    @Schema(name = "NewDisclosureQuestion", example = """
        {"text": "第三笔支出 1200 元是买什么的？", "named": true}
        """)
    record NewQuestion(
            @Schema(description = "疑问，2 到 500 个字，答复后公开") @NotNull(message = "请写明疑问。")
            String text,

            @Schema(description = "公开时写打码的姓名；不填为是") @Nullable
            Boolean named,

            @Schema(description = "把身份证号、银行卡号、电话号码打码后提交；不填为否，有号码就退回") @Nullable
            Boolean mask) {
        AskQuestion.Wish toWish() {
            return new AskQuestion.Wish(text, Boolean.TRUE.equals(mask), !Boolean.FALSE.equals(named));
        }
    }

    @Operation(operationId = "askAboutDisclosure", summary = "对一份公开提出疑问；村里按期答复，答复和疑问一起公开")
    @PostMapping(QUESTIONS)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<MyQuestion> ask(
            Actor actor,
            Village village,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewQuestion body) {
        return Mono.defer(() -> askQuestion.ask(
                        actor,
                        new Filing.Id(id),
                        body.toWish(),
                        requests.once(actor, "disclosure.ask:" + id, key, body)))
                .map(question -> MyQuestion.of(question, village, question.askedAt()));
    }

    @Operation(operationId = "objectToWithheldQuestion", summary = "请乡镇看一看：我的疑问为什么不公开；每次不予公开可以请一次")
    @PostMapping("/villages/{village}/disclosure-questions/{id}/objections")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<MyQuestion> object(
            Actor actor,
            Village village,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
        return Mono.defer(() -> objectToWithholding.object(
                        actor,
                        new Question.Id(id),
                        requests.optional(actor, "disclosure.question-object:" + id, key, "")))
                .map(question ->
                        MyQuestion.of(question, village, question.objectedAt().orElse(question.askedAt())));
    }

    @Operation(operationId = "listDisclosureQuestions", summary = "一份公开的疑问和答复，新提的在前；另有几条等答复")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = QuestionPage.class)))
    @GetMapping(QUESTIONS)
    Mono<Void> list(
            Actor actor,
            @PathVariable UUID id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        if (limit == null && after == null) {
            return answers.answer(
                    exchange,
                    actor,
                    ANSWERED,
                    id,
                    reader -> page(reader, id, null, null).map(json::whole));
        }
        return answers.once(
                exchange, actor, Mono.defer(() -> page(actor, id, limit, after)).map(json::whole));
    }

    private Mono<QuestionPage> page(Actor actor, UUID id, @Nullable Integer limit, @Nullable String after) {
        var list = "disclosure-questions:" + id;
        return listQuestions
                .answered(actor, new Filing.Id(id), slice(list, limit, after))
                .map(found -> QuestionPage.of(
                        found.page().items(),
                        found.tally(),
                        ListRequest.next(found.page(), cursors, list, key -> key)));
    }

    private Questions.Slice slice(String list, @Nullable Integer limit, @Nullable String after) {
        var asked = ListRequest.of(cursors, list, limit, after);
        return new Questions.Slice(asked.after(), asked.limit());
    }

    @Operation(operationId = "listMyDisclosureQuestions", summary = "我提的疑问，新的在前")
    @GetMapping("/me/disclosure-questions")
    Mono<MyQuestion.Page> mine(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> listQuestions.own(actor, slice(MINE, limit, after)))
                .flatMap(own -> existingVillages(own.page().items())
                        .map(known -> new MyQuestion.Page(
                                toMine(own.page().items(), known, own.now()),
                                ListRequest.next(own.page(), cursors, MINE, key -> key))));
    }

    private static List<MyQuestion> toMine(List<Question> questions, Map<Village.Id, Village> known, Instant now) {
        return questions.stream()
                .flatMap(question -> Optional.ofNullable(known.get(question.village()))
                        .map(village -> MyQuestion.of(question, village, now))
                        .stream())
                .toList();
    }

    private Mono<Map<Village.Id, Village>> existingVillages(List<Question> questions) {
        return Flux.fromIterable(questions)
                .map(Question::village)
                .distinct()
                .concatMap(villages::byId)
                .collectMap(Village::id);
    }
}
