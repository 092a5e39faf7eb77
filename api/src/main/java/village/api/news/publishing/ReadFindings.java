package village.api.news.publishing;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.gate.Finding;
import village.api.gate.GateRelease;
import village.api.gate.PublishGate;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.editing.NewsStaff;

/** Staff look at what keeps an article's newest revision back. */
public final class ReadFindings {
    private final Articles articles;
    private final PublishGate gate;

    public ReadFindings(Articles articles, PublishGate gate) {
        this.articles = articles;
        this.gate = gate;
    }

    /** @param releases who answered for exactly this revision's text and files */
    public record Findings(Article article, List<Finding> findings, List<GateRelease> releases) {}

    public Mono<Findings> read(Actor actor, Article.Id id) {
        return Mono.fromSupplier(() -> NewsStaff.requireReader(actor).requireVillage())
                .flatMap(village -> articles.byId(village, id))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.NEWS_NOT_FOUND)))
                .flatMap(article -> found(actor, article));
    }

    private Mono<Findings> found(Actor actor, Article article) {
        var manuscript = GateText.of(article.head().content());
        return Mono.zip(
                gate.findings(actor, manuscript),
                gate.releases(actor, GateText.subject(article.id()), manuscript),
                (findings, releases) -> new Findings(article, findings, releases));
    }
}
