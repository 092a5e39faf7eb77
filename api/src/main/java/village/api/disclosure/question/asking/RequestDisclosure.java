package village.api.disclosure.question.asking;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.question.Question;
import village.api.identity.Actor;

/**
 * A villager asks for an item of the catalogue to be made public (应村民要求公开). Nothing of it need be public yet; it is
 * a question with days of its own, answered in words or by publishing.
 */
public final class RequestDisclosure {
    private final Catalogues catalogues;
    private final Asking asking;

    public RequestDisclosure(Catalogues catalogues, Asking asking) {
        this.catalogues = catalogues;
        this.asking = asking;
    }

    /**
     * Files it. Refuses who is not bound in the village, an item the village does not have
     * ({@code disclosure.item-not-found}), and numbers that must not go public ({@code disclosure.question-numbers}).
     *
     * @return the question the key stands for
     */
    public Mono<Question> request(Actor actor, String item, AskQuestion.Wish wish, Once once) {
        return Mono.fromSupplier(actor::requireBound)
                .flatMap(bound -> catalogues.of(bound.requireVillage(), asking.today()))
                .map(catalogue -> catalogue.existing(item))
                .flatMap(known -> asking.filed(
                        actor,
                        new Question.About(Optional.empty(), known.code(), known.name(), known.responsible()),
                        known.answerDays(),
                        wish,
                        once));
    }
}
