package village.api.news;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.place.Village;

/** All articles as staff have them. */
public interface Articles {
    /**
     * Adds a new article with its first revision and its event, and claims the key.
     *
     * @return the article the key stands for: the new one, or the one an earlier request with this key made
     */
    Mono<Article.Id> add(Once once, Change change);

    /**
     * Changes an article under its row lock, so that of two acts at once the second sees what the first did. Keeps its
     * head as a revision where it is new, and gives readers what they are to see. A key used before changes nothing and
     * gives the article as it is now.
     *
     * @param act the rule; what it throws is passed on and nothing is written
     * @return the article after the act; empty if there is none of that id in the village
     */
    Mono<Article> change(Village.Id village, Article.Id id, Optional<Once> once, Function<Article, Change> act);

    /** Empty if the village has none of that id. */
    Mono<Article> byId(Village.Id village, Article.Id id);

    /** Every revision, the newest first; an empty list for an unknown article. */
    Mono<List<Revision>> revisions(Village.Id village, Article.Id id);

    /** All of a village, newest first. */
    Mono<Page<Article, Article.Id>> all(Village.Id village, Slice slice);

    /** A village's articles in one state, newest first. */
    Mono<Page<Article, Article.Id>> inState(Village.Id village, Status status, Slice slice);

    /** Scheduled articles of all villages whose time has come, longest waiting first; without those put off until later. */
    Mono<List<Due>> due(Instant now, int limit);

    /**
     * Puts off an article that could not be published, and counts that. Whatever anybody does with the article ends it.
     * Nothing happens to one that is not scheduled any more.
     */
    Mono<Void> putOff(Key article, Instant until);

    /** @param failures how often in a row it could not be published */
    record Due(Key article, int failures) {}

    /** Names one article of one village. */
    record Key(Village.Id village, Article.Id id) {}

    /**
     * A part of a list.
     *
     * @param after the last one already seen
     * @param limit 1 to 100
     */
    record Slice(Optional<Article.Id> after, int limit) {}
}
