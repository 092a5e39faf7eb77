package village.api.news.publishing;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.news.Article;

/** What must hold before readers see a revision. */
final class Publishing {
    private final Attachments attachments;

    Publishing(Attachments attachments) {
        this.attachments = attachments;
    }

    /** Completes empty, or refuses what may not go out. Belongs in the transaction that publishes. */
    Mono<Void> passed(Article article) {
        var files = article.head().content().files();
        if (files.isEmpty()) {
            return Mono.empty();
        }
        return attachments
                .of(
                        article.village(),
                        new Attachment.Owner(Article.OWNER, article.id().value()))
                .doOnNext(known -> refuseUnchecked(files, known))
                .then();
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
