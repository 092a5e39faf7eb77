package village.api.inquiry.faq;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
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

    /** One that everybody finds. Refuses one that is hidden with the same words as one that does not exist. */
    public Mono<Faq> one(Village.Id village, Faq.Id id) {
        return faqs.byId(village, id)
                .filter(found -> found.wording().shown())
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.FAQ_NOT_FOUND)));
    }

    /** All of them, the latest first. */
    public Mono<Page<Faq, UUID>> all(Village.Id village, Optional<UUID> after, int limit) {
        return faqs.list(village, true, after, limit);
    }
}
