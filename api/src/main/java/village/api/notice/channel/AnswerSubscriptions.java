package village.api.notice.channel;

import java.util.Map;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.identity.Actor;

/** Somebody answered WeChat's question which messages he allows. */
public final class AnswerSubscriptions {
    /** WeChat asks for three at a time; a mini-program may gather a few rounds. */
    private static final int MOST = 12;

    private final Subscriptions subscriptions;

    public AnswerSubscriptions(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** @param answers template to answer */
    public Mono<Void> answer(Actor actor, Map<String, Subscriptions.Answer> answers) {
        return Mono.fromSupplier(actor::requirePerson).flatMap(person -> {
            if (answers.size() > MOST) {
                return Mono.error(Refusal.invalid("/results", "一次最多 " + MOST + " 个模板。"));
            }
            return subscriptions.answered(person, answers);
        });
    }
}
