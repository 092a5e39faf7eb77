package village.wechat.notice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.notice.channel.AnswerSubscriptions;
import village.api.notice.channel.ListSubscriptions;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.channel.Subscriptions.Subscription;
import village.wechat.Words;

/** What may be sent to somebody in WeChat. */
@RestController
@RequestMapping("/mp/v1/me/subscriptions")
@Tag(name = "通知", description = "站内通知与微信订阅消息")
class SubscriptionController {
    private final ListSubscriptions listSubscriptions;
    private final AnswerSubscriptions answerSubscriptions;

    SubscriptionController(ListSubscriptions listSubscriptions, AnswerSubscriptions answerSubscriptions) {
        this.listSubscriptions = listSubscriptions;
        this.answerSubscriptions = answerSubscriptions;
    }

    @Schema(name = "Subscriptions")
    record Listed(List<Item> templates) {}

    @Schema(name = "Subscription")
    record Item(
            String templateId,
            @Schema(example = "answered") String kind,
            String title,
            @Schema(description = "还可以发几次") int remaining) {

        static Item of(Subscription subscription) {
            var template = subscription.template();
            return new Item(
                    template.templateId(), Words.of(template.kind()), template.title(), subscription.remaining());
        }
    }

    @Operation(operationId = "listMySubscriptions", summary = "可以订阅的微信消息")
    @GetMapping
    Mono<Listed> list(
            Actor actor, @Schema(description = "只要这个小程序的") @RequestParam(required = false) @Nullable String appId) {
        return listSubscriptions
                .list(actor)
                .map(found -> found.stream()
                        .filter(one ->
                                appId == null || appId.equals(one.template().appId()))
                        .map(Item::of)
                        .toList())
                .map(Listed::new);
    }

    /** @param results what {@code wx.requestSubscribeMessage} gave: template to accept, reject or ban */
    @Schema(name = "SubscriptionAnswers", example = """
            {"results": {"tmpl-complaint-answered": "accept"}}
            """)
    record Answers(@NotNull(message = "请写明结果。") Map<String, @Nullable String> results) {
        Map<String, Answer> toAnswers() {
            return results.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, one -> answer(one.getKey(), one.getValue())));
        }

        private static Answer answer(String template, @Nullable String word) {
            return Optional.ofNullable(word)
                    .flatMap(given -> List.of(Answer.values()).stream()
                            .filter(answer -> Words.of(answer).equals(given))
                            .findFirst())
                    .orElseThrow(() -> Refusal.invalid(pointer(template), "只能是：accept、reject、ban。"));
        }

        private static String pointer(String template) {
            return "/results/" + template.replace("~", "~0").replace("/", "~1");
        }
    }

    @Operation(operationId = "answerSubscriptions", summary = "记下微信订阅弹窗的结果")
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> answer(Actor actor, @Valid @RequestBody Answers body) {
        return Mono.fromSupplier(body::toAnswers).flatMap(answers -> answerSubscriptions.answer(actor, answers));
    }
}
