package village.api.notice.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.api.identity.Person;

/** What people allow to be sent to them: one consent is good for one message of one template. */
public interface Subscriptions {
    /** More consents than this are not counted. */
    int MOST = 100;

    /** The templates of the mini-programs the person uses, each once, with what he has left. */
    Mono<List<Subscription>> of(Person.Id person);

    /**
     * Takes in what the person answered, as his page tells it: {@code ACCEPT} counts one more; after {@code REJECT} and
     * {@code BAN} none is left until he accepts again. A template that is not of a mini-program he uses is left out.
     */
    Mono<Void> answered(Person.Id person, Map<String, Answer> answers);

    /**
     * Takes in what a user answered, in the dialogue or later in his settings, as WeChat itself tells it. The page tells most
     * of it as well, sooner or later: an {@code ACCEPT} that both tell within {@link #TWICE} counts once. What was told
     * before of the same moment or a later one changes nothing. Unknown users and templates are left out.
     *
     * @param at when he answered, by WeChat's clock
     */
    Mono<Void> told(OpenId user, Map<String, Answer> answers, Instant at);

    /** Within it, a page and WeChat that tell of one consent each tell of the same one. */
    Duration TWICE = Duration.ofHours(1);

    /** What WeChat's dialogue gave. On the wire in lower-kebab. */
    enum Answer {
        ACCEPT,
        REJECT,
        BAN
    }

    /** @param remaining how many messages may still be sent */
    record Subscription(Template template, int remaining) {}
}
