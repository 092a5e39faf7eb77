package village.api.news.publishing;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.gate.PublishGate;
import village.api.identity.Actor;
import village.api.news.Article;

/** What must hold before readers see a revision. */
public final class Publishing {
    private final Attachments attachments;
    private final PublishGate gate;

    public Publishing(Attachments attachments, PublishGate gate) {
        this.attachments = attachments;
        this.gate = gate;
    }

    /** Gives the article, or refuses what the gate keeps back. Reads files and takes its time: not inside a transaction. */
    Mono<Article> throughGate(Actor publisher, Article article) {
        return gate.check(
                        publisher,
                        GateText.subject(article.id()),
                        GateText.of(article.head().content()))
                .thenReturn(article);
    }

    /** Refuses a head that is not the one the gate saw. */
    static Article same(Article article, Article checked) {
        if (article.head().number() != checked.head().number()) {
            throw Refusal.of(Reason.NEWS_STALE);
        }
        return article;
    }

    /** Gives the article, or refuses files that may not go out. Belongs in the transaction that publishes. */
    Mono<Article> filesPassed(Article article) {
        var files = article.head().content().files();
        if (files.isEmpty()) {
            return Mono.just(article);
        }
        return attachments
                .of(
                        article.village(),
                        new Attachment.Owner(Article.OWNER, article.id().value()))
                .doOnNext(known -> refuseUnchecked(files, known))
                .thenReturn(article);
    }

    private static void refuseUnchecked(List<Attachment.Id> files, List<Attachment> known) {
        var passed = known.stream()
                .filter(file -> file.state() == Attachment.State.PASS)
                .map(Attachment::id)
                .toList();
        if (!passed.containsAll(files)) {
            throw Refusal.of(Reason.NEWS_ATTACHMENT_UNCHECKED);
        }
    }
}
