package village.api.complaint.catalogue;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.place.Village;

/** By which words of villagers a category is known. */
public interface CategoryKeywords {
    /** The words of the catalogue in force in a village; possibly empty. */
    Mono<List<Keyword>> inForce(Village.Id village);

    /**
     * One word of one category.
     *
     * @param code of the lower category
     * @param word two characters or more, lower case
     * @param weight 1 for a hint, more for what hardly means anything else
     */
    record Keyword(String code, String word, int weight) {}
}
