package village.api.news.account;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.editing.NewsStaff;

/** Staff look how far an article came into the public account's drafts. */
public final class ListAccountDrafts {
    private final Articles articles;
    private final AccountDrafts drafts;

    public ListAccountDrafts(Articles articles, AccountDrafts drafts) {
        this.articles = articles;
        this.drafts = drafts;
    }

    /** The newest first; one for each revision that was sent. */
    public Mono<List<AccountDraft>> list(Actor actor, Article.Id id) {
        return Mono.fromSupplier(() -> NewsStaff.requireReader(actor).requireVillage())
                .flatMap(village -> articles.byId(village, id))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.NEWS_NOT_FOUND)))
                .flatMap(article -> drafts.of(article.village(), id));
    }
}
