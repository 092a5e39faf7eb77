package village.api.news.editing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Revision;
import village.api.news.Status;

/** Staff look at articles as they are, published or not. */
public final class ReadDraft {
    private final Articles articles;
    private final Attachments attachments;

    public ReadDraft(Articles articles, Attachments attachments) {
        this.articles = articles;
        this.attachments = attachments;
    }

    /**
     * @param files what was ever attached to it, with what is known of each
     * @param authors who wrote it or asked for its publication
     */
    public record Draft(Article article, List<Attachment> files, Set<Person.Id> authors) {
        public Draft {
            files = List.copyOf(files);
            authors = Set.copyOf(authors);
        }

        /** Whether he may answer, as a second person, for what the publish gate finds in it. */
        public boolean mayRelease(Actor actor) {
            return article.status() != Status.WITHDRAWN
                    && NewsStaff.answers(actor)
                    && authors.stream().noneMatch(actor::is);
        }
    }

    public Mono<Draft> read(Actor actor, Article.Id id) {
        return existing(actor, id)
                .flatMap(article -> Mono.zip(
                        attachments.of(article.village(), new Attachment.Owner(Article.OWNER, id.value())),
                        articles.revisions(article.village(), id),
                        (files, revisions) -> new Draft(article, files, authors(article, revisions))));
    }

    /** Who wrote an article or asked for its publication: none of them is a second person. */
    public static Set<Person.Id> authors(Article article, List<Revision> revisions) {
        var authors = new HashSet<Person.Id>();
        authors.add(article.author());
        article.publication().publisher().ifPresent(authors::add);
        revisions.forEach(revision -> authors.add(revision.writer()));
        return authors;
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
