package village.api.news.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.event.Event;
import village.api.news.Article;
import village.api.place.Village;

/** All drafts on their way to public accounts. */
public interface AccountDrafts {
    /**
     * Adds a draft with its event, once.
     *
     * @return the draft the key stands for, or the one there is of this revision already: then nothing is written
     */
    Mono<AccountDraft> add(Once once, AccountDraft draft, Event event);

    /** Empty if the village has none of that id for the article. */
    Mono<AccountDraft> byId(Village.Id village, Article.Id article, AccountDraft.Id id);

    /** The drafts of an article, the newest first; possibly an empty list. */
    Mono<List<AccountDraft>> of(Village.Id village, Article.Id article);

    /**
     * Takes the one that has been due longest, of whatever village, and keeps it as {@link AccountDraft#taken}. Of two
     * who ask at once each gets another, or nothing; completes empty where nothing is due.
     */
    Mono<AccountDraft> take(Instant now);

    /**
     * Changes a draft under its row lock; a rule that gives the same draft again writes nothing.
     *
     * @param act the rule; what it throws is passed on and nothing is written
     * @return the draft afterwards; empty if the village has none of that id
     */
    Mono<AccountDraft> change(Village.Id village, AccountDraft.Id id, Function<AccountDraft, Changed> act);

    /**
     * A draft after an act.
     *
     * @param event what tells of it; empty where nobody need know
     */
    record Changed(AccountDraft after, Optional<Event> event) {}
}
