package village.api.notice.telling;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.place.Village;

/** Reads the events of one capability. */
interface NewsSource {
    boolean knows(String type);

    /** What an event it knows means to whom; empty when what it is about is gone. */
    Mono<List<News>> of(Event event, Village village);
}
