package village.api.news.keyword;

import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.event.Event;
import village.api.place.Village;

/** The keyword answers of all villages. */
public interface KeywordAnswers {
    /** How many a village may have. */
    int MOST = 100;

    /** A village's answers in their order; possibly an empty list. */
    Mono<List<KeywordAnswer>> of(Village.Id village);

    /**
     * Adds an answer with its event, once. Refuses a keyword the village has already ({@code keyword.taken}), and more
     * than {@link #MOST} ({@code keyword.too-many}).
     *
     * @return the answer the key stands for; empty where that was removed since
     */
    Mono<KeywordAnswer> add(Once once, KeywordAnswer answer, Event event);

    /**
     * Changes an answer under its row lock. Refuses as {@link #add} does.
     *
     * @param act the rule; what it throws is passed on and nothing is written
     * @return the answer afterwards; empty if the village has none of that id
     */
    Mono<KeywordAnswer> change(Village.Id village, KeywordAnswer.Id id, Function<KeywordAnswer, Changed> act);

    /** Removes an answer with its event; completes empty, also where there is none. */
    Mono<Void> remove(Village.Id village, KeywordAnswer.Id id, Function<KeywordAnswer, Event> told);

    /** An answer after an act, with what tells of it. */
    record Changed(KeywordAnswer after, Event event) {}
}
