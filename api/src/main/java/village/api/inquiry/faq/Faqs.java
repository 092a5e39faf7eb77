package village.api.inquiry.faq;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.place.Village;

/** Questions that were answered for everybody. Keys of pages are ids. */
public interface Faqs {
    /**
     * Adds one with its event, once.
     *
     * @return the one the key stands for
     */
    Mono<Faq.Id> add(Once once, FaqChange change);

    /**
     * Changes one under its row lock.
     *
     * @param act the rule; what it throws is passed on and nothing is written
     * @return afterwards; empty if the village has none of that id
     */
    Mono<Faq> change(Village.Id village, Faq.Id id, Function<Faq, FaqChange> act);

    /** Empty if the village has none of that id. */
    Mono<Faq> byId(Village.Id village, Faq.Id id);

    /**
     * What is shown and has at least some of the words, those with the most first, then the latest.
     *
     * @param least how many of the words it must have
     */
    Mono<List<Faq>> search(Village.Id village, Set<String> words, int least, int limit);

    /** The latest first. */
    Mono<Page<Faq, UUID>> list(Village.Id village, boolean shown, Optional<UUID> after, int limit);
}
