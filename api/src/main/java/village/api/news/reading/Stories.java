package village.api.news.reading;

import reactor.core.publisher.Mono;
import village.api.news.Article;
import village.api.place.Village;

/** Articles as they are read, whole. */
public interface Stories {
    /** What readers see, or saw last, under an id with all that belongs to it; empty for what was never published. */
    Mono<Told> byId(Village.Id village, Article.Id id);

    /** @param withdrawal why it was taken away; empty while it stands */
    record Told(Story story, String withdrawal) {
        public boolean withdrawn() {
            return !withdrawal.isEmpty();
        }
    }
}
