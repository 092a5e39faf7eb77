package village.api.notice.channel;

import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import village.api.identity.Person;

/** What people allow to be sent to them: one consent is good for one message of one template. */
public interface Subscriptions {
    /** More consents than this are not counted. */
    int MOST = 100;

    /** The templates of the mini-programs the person uses, each once, with what he has left. */
    Mono<List<Subscription>> of(Person.Id person);

    /**
     * Takes in what the person answered: {@code ACCEPT} counts one more, {@code REJECT} nothing, {@code BAN} nothing from
     * now on. A template that is not of a mini-program he uses is left out.
     */
    Mono<Void> answered(Person.Id person, Map<String, Answer> answers);

    /** What WeChat's dialogue gave. On the wire in lower-kebab. */
    enum Answer {
        ACCEPT,
        REJECT,
        BAN
    }

    /** @param remaining how many messages may still be sent */
    record Subscription(Template template, int remaining) {}
}
