package village.api.disclosure.cover;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.place.Village;

/** What is or was covered. Nothing is ever removed. */
public interface Covers {
    /** Keeps a new one; joins the surrounding transaction. Refuses what is covered already ({@code disclosure.wrong-state}). */
    Mono<Void> add(Cover cover);

    /** Empty if the village has none of that id. */
    Mono<Cover> byId(Village.Id village, Cover.Id id);

    /** Those of a village that hide something now, the earliest first; mostly an empty list. */
    Mono<List<Cover>> standing(Village.Id village);

    /** Keeps the township's decision; joins the surrounding transaction. Of two at once the second is refused. */
    Mono<Void> decide(Cover decided);

    /** @param revision what is to be erased: the one it covers, or one that encloses the file it covers */
    record Erasure(Cover cover, int revision) {}

    /**
     * Those of any village whose erasure was asked for and not done yet, the earliest first. A file is gone only when
     * every revision that encloses it is, so its cover comes once for each of them that is left.
     */
    Mono<List<Erasure>> toErase(int limit);
}
