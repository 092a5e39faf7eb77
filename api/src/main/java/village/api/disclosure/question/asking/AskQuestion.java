package village.api.disclosure.question.asking;

import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Published;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.filing.ItemsOfFilings;
import village.api.disclosure.question.Question;
import village.api.identity.Actor;

/** A villager asks about what was disclosed. */
public final class AskQuestion {
    private final Filings filings;
    private final ItemsOfFilings items;
    private final CoveredTitles titles;
    private final Asking asking;

    public AskQuestion(Filings filings, ItemsOfFilings items, CoveredTitles titles, Asking asking) {
        this.filings = filings;
        this.items = items;
        this.titles = titles;
        this.asking = asking;
    }

    /**
     * What he asks, and how.
     *
     * @param masked whether numbers that must not go public are masked; else they are refused
     * @param named whether his masked name stands beside it
     */
    public record Wish(String text, boolean masked, boolean named) {}

    /**
     * Files a question that has to be answered within the item's days. Refuses who is not bound in the village, what is
     * not public, and numbers that must not be ({@code disclosure.question-numbers}).
     *
     * @return the question the key stands for, without a title that is covered
     */
    public Mono<Question> ask(Actor actor, Filing.Id filing, Wish wish, Once once) {
        return Mono.fromSupplier(actor::requireBound)
                .flatMap(bound -> existing(bound, filing))
                .flatMap(found -> items.of(found, asking.today())
                        .flatMap(known -> asking.filed(
                                actor, about(found, known.item()), known.item().answerDays(), wish, once)))
                .flatMap(titles::hidden);
    }

    private Mono<Filing> existing(Actor actor, Filing.Id id) {
        return filings.byId(actor.requireVillage(), id)
                .filter(Filing::isPublic)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DISCLOSURE_NOT_FOUND)));
    }

    private static Question.About about(Filing filing, CatalogueItem item) {
        var title = filing.published().map(Published::title).orElseThrow();
        return new Question.About(filing.id(), filing.item(), title, item.responsible());
    }
}
