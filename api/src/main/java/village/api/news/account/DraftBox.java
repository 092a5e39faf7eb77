package village.api.news.account;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.news.Article;
import village.api.news.Content;
import village.api.place.Village;

/** The drafts of public accounts at WeChat (草稿箱). */
public interface DraftBox {
    /**
     * The app id of the account whose drafts a village's articles go to. Refuses where there is none that can ({@code
     * wechat.capability-missing}).
     */
    Mono<String> of(Village.Id village);

    /** Puts an article in, pictures first. The draft itself is asked for at most once. Never fails for WeChat's sake. */
    Mono<Outcome> place(Sheet sheet, Content content);

    /** Looks for what may be there: {@link Placed}, {@link Absent} or, when WeChat does not say, {@link Later}. */
    Mono<Outcome> find(Sheet sheet);

    /**
     * What a draft in the box is known by.
     *
     * @param account whose drafts it goes to, by app id
     * @param revision the one readers see
     */
    record Sheet(String account, Village village, Article.Id article, int revision) {}

    /** How it went. */
    sealed interface Outcome {}

    /** @param name what WeChat calls the draft */
    record Placed(String name) implements Outcome {}

    /** It is not among the drafts. */
    record Absent() implements Outcome {}

    /**
     * Nothing happened, and asking later may work.
     *
     * @param why a Chinese sentence for staff
     */
    record Later(String why) implements Outcome {}

    /**
     * It will not work like this.
     *
     * @param why a Chinese sentence for staff
     */
    record Refused(String why) implements Outcome {}

    /** WeChat may have it. */
    record Doubtful() implements Outcome {}

    /** The cover, else the first picture of the text: WeChat takes no draft without one. */
    static Optional<Attachment.Id> cover(Content content) {
        return content.cover().or(() -> content.body().images().stream().findFirst());
    }
}
