package village.api.news.reading;

import village.api.identity.Actor;
import village.api.news.Article;

/** Somebody has read an article; who is not kept. */
public final class CountReading {
    private final ReadCounts readCounts;

    public CountReading(ReadCounts readCounts) {
        this.readCounts = readCounts;
    }

    /** Never waits and never fails. Only for an article the actor was given to read. */
    public void count(Actor actor, Article.Id id) {
        actor.village().ifPresent(village -> readCounts.add(village, id));
    }
}
