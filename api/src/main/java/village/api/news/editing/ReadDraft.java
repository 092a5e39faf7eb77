package village.api.news.editing;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Revision;

/** Staff look at articles as they are, published or not. */
public final class ReadDraft {
    private final Articles articles;
    private final Attachments attachments;

    public ReadDraft(Articles articles, Attachments attachments) {
        this.articles = articles;
        this.attachments = attachments;
    }

    /** @param files what was ever attached to it, with what is known of each */
    public record Draft(Article article, List<Attachment> files) {}

    public Mono<Draft> read(Actor actor, Article.Id id) {
        return existing(actor, id)
                .flatMap(article -> attachments
                        .of(article.village(), new Attachment.Owner(Article.OWNER, id.value()))
                        .map(files -> new Draft(article, files)));
    }

    /** Every revision, the newest first. */
    public Mono<List<Revision>> revisions(Actor actor, Article.Id id) {
        return existing(actor, id).flatMap(article -> articles.revisions(article.village(), id));
    }

    private Mono<Article> existing(Actor actor, Article.Id id) {
        return Mono.fromSupplier(() -> NewsStaff.requireReader(actor).requireVillage())
                .flatMap(village -> articles.byId(village, id))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.NEWS_NOT_FOUND)));
    }
}
