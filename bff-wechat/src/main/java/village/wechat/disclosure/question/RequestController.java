package village.wechat.disclosure.question;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
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
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.disclosure.question.Questions;
import village.api.disclosure.question.asking.ListQuestions;
import village.api.disclosure.question.asking.RequestDisclosure;
import village.api.identity.Actor;
import village.api.place.Village;
import village.wechat.ListRequest;
import village.wechat.Requests;

/** A villager asks for an item of the catalogue to be made public; everybody reads what was answered. */
@RestController
@RequestMapping("/mp/v1/villages/{village}/disclosure-items/{code}/questions")
@Tag(name = "三务公开", description = "党务、村务、财务公开")
class RequestController {
    private final RequestDisclosure requestDisclosure;
    private final ListQuestions listQuestions;
    private final Requests requests;
    private final Cursors cursors;

    RequestController(
            RequestDisclosure requestDisclosure, ListQuestions listQuestions, Requests requests, Cursors cursors) {
        this.requestDisclosure = requestDisclosure;
        this.listQuestions = listQuestions;
        this.requests = requests;
        this.cursors = cursors;
    }

    @Operation(operationId = "requestDisclosure", summary = "要求公开目录里的一项；村里按期答复或者公布，和答复一起公开")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<MyQuestion> request(
            Actor actor,
            Village village,
            @PathVariable String code,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody QuestionController.NewQuestion body) {
        return Mono.defer(() -> requestDisclosure.request(
                        actor, code, body.toWish(), requests.once(actor, "disclosure.request:" + code, key, body)))
                .map(question -> MyQuestion.of(question, village, question.askedAt()));
    }

    @Operation(operationId = "listDisclosureRequests", summary = "村民要求公开这一项的话和答复，新提的在前；另有几条等答复")
    @GetMapping
    Mono<QuestionPage> list(
            Actor actor,
            @PathVariable String code,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var list = "disclosure-requests:" + code;
            var asked = ListRequest.of(cursors, list, limit, after);
            return listQuestions
                    .requested(actor, code, new Questions.Slice(asked.after(), asked.limit()))
                    .map(found -> QuestionPage.of(
                            found.page().items(),
                            found.tally(),
                            ListRequest.next(found.page(), cursors, list, key -> key)));
        });
    }
}
