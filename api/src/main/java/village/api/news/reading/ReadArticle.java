package village.api.news.reading;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.identity.Actor;
import village.api.news.Article;

/** Anybody reads an article he is among the audience of. */
public final class ReadArticle {
    private final PublishedArticles published;
    private final Attachments attachments;
    private final ReadCounts readCounts;

    public ReadArticle(PublishedArticles published, Attachments attachments, ReadCounts readCounts) {
        this.published = published;
        this.attachments = attachments;
        this.readCounts = readCounts;
    }

    /** Refuses with {@code news.withdrawn} and the reason what was taken away, from those who could read it. */
    public Mono<Story> read(Actor actor, Article.Id id) {
        return Mono.defer(() -> published.byId(actor.requireVillage(), id))
                .filter(shown -> shown.revision().content().audience().includes(actor))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.NEWS_NOT_FOUND)))
                .map(ReadArticle::notWithdrawn)
                .flatMap(shown -> Mono.zip(
                        files(actor, shown),
                        readCounts.of(actor.requireVillage(), List.of(id)),
                        (files, reads) -> story(shown, files, reads.getOrDefault(id, 0L))));
    }

    private static PublishedArticles.Shown notWithdrawn(PublishedArticles.Shown shown) {
        shown.publication().withdrawal().ifPresent(withdrawal -> {
            throw Refusal.of(Reason.NEWS_WITHDRAWN, "这篇文章已经撤下：" + withdrawal.reason());
        });
        return shown;
    }

    private Mono<List<Attachment>> files(Actor actor, PublishedArticles.Shown shown) {
        var named = shown.revision().content().files();
        if (named.isEmpty()) {
            return Mono.just(List.of());
        }
        return attachments
                .of(
                        actor.requireVillage(),
                        new Attachment.Owner(Article.OWNER, shown.id().value()))
                .map(files -> files.stream()
                        .filter(file -> named.contains(file.id()) && file.state() == Attachment.State.PASS)
                        .toList());
    }

    private static Story story(PublishedArticles.Shown shown, List<Attachment> files, long reads) {
        return new Story(
                shown.id(),
                shown.revision().number(),
                shown.revision().content(),
                shown.publication().publishedAt().orElseThrow(),
                shown.publication().correctedAt(),
                files,
                reads);
    }
}
