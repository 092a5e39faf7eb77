package village.api.disclosure.question.asking;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.QuestionChange;
import village.api.disclosure.question.Questions;
import village.api.identity.Actor;

/** Whoever asked wants the township to look at why his question was withheld. */
public final class ObjectToWithholding {
    private final Questions questions;
    private final CoveredTitles titles;
    private final Ids ids;
    private final Clock clock;

    public ObjectToWithholding(Questions questions, CoveredTitles titles, Ids ids, Clock clock) {
        this.questions = questions;
        this.titles = titles;
        this.ids = ids;
        this.clock = clock;
    }

    /** Once per withholding. What somebody else asked does not exist for him. */
    public Mono<Question> object(Actor actor, Question.Id id, Optional<Once> once) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(person ->
                        questions.change(actor.requireVillage(), id, once, question -> objected(actor, question)))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DISCLOSURE_QUESTION_NOT_FOUND)))
                .flatMap(titles::hidden);
    }

    private QuestionChange objected(Actor actor, Question question) {
        if (!actor.is(question.asker().person())) {
            throw Refusal.of(Reason.DISCLOSURE_QUESTION_NOT_FOUND);
        }
        var now = clock.instant();
        return QuestionChange.of(question.objected(now), ids.next(), "objected", Optional.empty(), now);
    }
}
