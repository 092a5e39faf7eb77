package village.api.news.reading;

import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import village.api.news.Article;
import village.api.place.Village;

/** How often articles were read; nothing of who read. */
public interface ReadCounts {
    /** Notes one reading. Never waits and never fails; it is counted a little later, or lost with its instance. */
    void add(Village.Id village, Article.Id id);

    /** What is counted by now; what nobody read is missing. */
    Mono<Map<Article.Id, Long>> of(Village.Id village, List<Article.Id> ids);
}
