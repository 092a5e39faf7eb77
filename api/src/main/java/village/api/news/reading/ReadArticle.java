package village.api.news.reading;

import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.news.Article;

/** Anybody reads an article he is among the audience of. */
public final class ReadArticle {
    private final Stories stories;

    public ReadArticle(Stories stories) {
        this.stories = stories;
    }

    /** Refuses with {@code news.withdrawn} and the reason what was taken away, from those who could read it. */
    public Mono<Story> read(Actor actor, Article.Id id) {
        return Mono.defer(() -> stories.byId(actor.requireVillage(), id))
                .filter(told -> told.story().content().audience().includes(actor))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.NEWS_NOT_FOUND)))
                .map(ReadArticle::standing);
    }

    private static Story standing(Stories.Told told) {
        if (told.withdrawn()) {
            throw Refusal.of(Reason.NEWS_WITHDRAWN, "这篇文章已经撤下：" + told.withdrawal());
        }
        return told.story();
    }
}
