package village.api.disclosure.question.clock;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Refusal;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.QuestionChange;
import village.api.disclosure.question.Questions;

/** Tells the township of questions whose answer is overdue. Instances need not know of each other: the row lock decides. */
public final class EscalateQuestions {
    private final Questions questions;
    private final Ids ids;
    private final Clock clock;
    private final int batch;

    /** @param batch how many at once */
    public EscalateQuestions(Questions questions, Ids ids, Clock clock, int batch) {
        this.questions = questions;
        this.ids = ids;
        this.clock = clock;
        this.batch = batch;
    }

    /** Escalates a batch and tells how many; zero when there is nothing left to do. */
    public Mono<Long> escalate() {
        return Mono.defer(() -> {
            var now = clock.instant();
            return questions
                    .toEscalate(now, batch)
                    .flatMapIterable(Function.identity())
                    .concatMapDelayError(key -> escalated(key, now))
                    .count();
        });
    }

    /** Empty where somebody answered, or another instance was faster. */
    private Mono<Question> escalated(Questions.Key key, Instant now) {
        return questions
                .change(key.village(), key.id(), Optional.empty(), question -> change(question, now))
                .onErrorResume(Refusal.class, outdated -> Mono.empty());
    }

    private QuestionChange change(Question question, Instant now) {
        return QuestionChange.of(question.escalated(now), ids.next(), "escalated", Optional.empty(), now);
    }
}
