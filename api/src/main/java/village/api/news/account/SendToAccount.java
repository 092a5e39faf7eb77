package village.api.news.account;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Audience;
import village.api.news.Revision;
import village.api.news.Status;
import village.api.news.editing.NewsStaff;

/** A cadre sends a published article into the drafts of the village's public account. It goes there a moment later. */
public final class SendToAccount {
    private final Articles articles;
    private final AccountDrafts drafts;
    private final DraftBox box;
    private final Ids ids;
    private final Clock clock;

    public SendToAccount(Articles articles, AccountDrafts drafts, DraftBox box, Ids ids, Clock clock) {
        this.articles = articles;
        this.drafts = drafts;
        this.box = box;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Gives the draft of the revision readers see: the one there is already, or a new one.
     *
     * @param version what the cadre saw; refuses when somebody acted on the article since
     */
    public Mono<AccountDraft> send(Actor actor, Article.Id id, long version, Once once) {
        return Mono.fromSupplier(() -> NewsStaff.requirePublisher(actor).requireVillage())
                .flatMap(village -> articles.byId(village, id))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.NEWS_NOT_FOUND)))
                .map(article -> article.asSeen(version))
                .map(SendToAccount::fit)
                .flatMap(article -> box.of(article.village()).map(account -> asked(actor, article, account)))
                .flatMap(draft -> drafts.add(
                        once,
                        draft,
                        AccountDraftEvents.of(
                                draft,
                                Optional.of(draft.asked().by()),
                                ids.next(),
                                draft.asked().at())));
    }

    private AccountDraft asked(Actor actor, Article article, String account) {
        return AccountDraft.asked(
                new AccountDraft.Id(ids.next()),
                article.village(),
                article.id(),
                shown(article).number(),
                account,
                new AccountDraft.Asked(actor.requirePerson(), clock.instant()));
    }

    /** Everybody reads the account, and WeChat wants a cover. */
    private static Article fit(Article article) {
        if (article.status() == Status.WITHDRAWN) {
            throw Refusal.of(Reason.NEWS_WRONG_STATE, "这篇文章已经撤下，不能再发到公众号。");
        }
        if (article.status() != Status.PUBLISHED) {
            throw Refusal.of(Reason.NEWS_WRONG_STATE, "先发布这篇文章，再发到公众号。");
        }
        if (shown(article).content().audience() != Audience.PUBLIC) {
            throw Refusal.of(Reason.ACCOUNT_DRAFT_UNFIT, "公众号谁都能看，只能发“所有人可看”的文章。");
        }
        if (DraftBox.cover(shown(article).content()).isEmpty()) {
            throw Refusal.of(Reason.ACCOUNT_DRAFT_UNFIT, "公众号的文章要有封面。请加一张封面或图片，发布后再发到公众号。");
        }
        return article;
    }

    /** What readers see of a published article. */
    static Revision shown(Article article) {
        return article.pending() ? article.before().orElseThrow() : article.head();
    }
}
