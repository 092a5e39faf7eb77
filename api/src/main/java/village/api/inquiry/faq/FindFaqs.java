package village.api.inquiry.faq;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.place.Village;

/** Everybody looks for an answer before anybody is asked, so it takes no actor. */
public final class FindFaqs {
    private final Faqs faqs;

    public FindFaqs(Faqs faqs) {
        this.faqs = faqs;
    }

    /** The best answers to what somebody asks, the likeliest first; possibly none. */
    public Mono<List<Faq>> like(Village.Id village, String asked, int limit) {
        return Mono.fromSupplier(() -> FaqWords.asked(asked))
                .filter(words -> !words.isEmpty())
                .flatMap(words -> faqs.search(village, words, FaqWords.least(words), limit))
                .defaultIfEmpty(List.of());
    }

    /** All of them, the latest first. */
    public Mono<Page<Faq, UUID>> all(Village.Id village, Optional<UUID> after, int limit) {
        return faqs.list(village, true, after, limit);
    }
}
