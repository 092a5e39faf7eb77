package village.api.notice.telling;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.place.Village;

/** Reads the events of one capability. */
interface NewsSource {
    boolean knows(String type);

    /** What events it knows mean to whom, each in its place; what they are about may be gone. */
    Mono<List<Told>> of(List<Happening> happenings);

    /** An event in its village. */
    record Happening(Event event, Village village) {
        Told told(List<News> news) {
            return new Told(this, news);
        }
    }

    /** @param news empty when nobody is concerned */
    record Told(Happening of, List<News> news) {}
}
