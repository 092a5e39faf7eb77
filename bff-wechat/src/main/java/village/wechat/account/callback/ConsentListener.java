package village.wechat.account.callback;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.channel.TakeAnswers;
import village.wechat.account.envelope.CallbackMessage;

/** Takes what a user answered to the question which messages he allows, in the dialogue or afterwards in his settings. */
@Component
class ConsentListener implements CallbackListener {
    private static final String ASKED = "subscribe_msg_popup_event";
    private static final String CHANGED = "subscribe_msg_change_event";

    private final TakeAnswers takeAnswers;

    ConsentListener(TakeAnswers takeAnswers) {
        this.takeAnswers = takeAnswers;
    }

    @Override
    public Set<String> events() {
        return Set.of(ASKED, CHANGED);
    }

    @Override
    public Mono<Void> told(String appId, CallbackMessage event) {
        var answers = answers(event);
        return answers.isEmpty()
                ? Mono.empty()
                : Mono.defer(() -> takeAnswers.take(ListedEvents.user(appId, event), answers, at(event)));
    }

    private static Map<String, Answer> answers(CallbackMessage event) {
        var answers = new HashMap<String, Answer>();
        for (var item : ListedEvents.items(event, "SubscribeMsgPopupEvent", "SubscribeMsgChangeEvent")) {
            answer(item.field("SubscribeStatusString"))
                    .ifPresent(answer -> answers.put(item.field("TemplateId"), answer));
        }
        return answers;
    }

    /** There are several kinds of yes ({@code acceptWithAudio}); a word WeChat has not told us of says nothing. */
    private static Optional<Answer> answer(String word) {
        if (word.startsWith("accept")) {
            return Optional.of(Answer.ACCEPT);
        }
        return switch (word) {
            case "reject" -> Optional.of(Answer.REJECT);
            case "ban" -> Optional.of(Answer.BAN);
            default -> Optional.empty();
        };
    }

    private static Instant at(CallbackMessage event) {
        try {
            return Instant.ofEpochSecond(Long.parseUnsignedLong(event.field("CreateTime")));
        } catch (RuntimeException noTime) {
            throw Refusal.of(Reason.REQUEST_MALFORMED);
        }
    }
}
