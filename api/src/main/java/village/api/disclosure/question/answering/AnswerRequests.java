package village.api.disclosure.question.answering;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.disclosure.Filing;
import village.api.disclosure.Published;
import village.api.disclosure.question.Answer;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.QuestionChange;
import village.api.disclosure.question.Questions;
import village.api.identity.Person;

/** What is published answers those who asked for its item to be made public. */
public final class AnswerRequests {
    private static final int MANY = 1_000;

    private final Questions questions;
    private final Ids ids;
    private final Clock clock;

    public AnswerRequests(Questions questions, Ids ids, Clock clock) {
        this.questions = questions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Answers whoever asked before it came out, and nobody twice. Joins the surrounding transaction.
     *
     * @param by who published it
     */
    public Mono<Void> answer(Filing filing, Person.Id by) {
        return Mono.justOrEmpty(filing.published())
                .flatMapMany(out -> questions
                        .requested(filing.village(), filing.item(), out.at().plusSeconds(1), MANY)
                        .flatMapIterable(found -> found)
                        .concatMap(one -> answered(filing, out, one, by)))
                .then();
    }

    private Mono<Question> answered(Filing filing, Published out, Question question, Person.Id by) {
        var words = "已经公开：“" + out.title() + "”（" + filing.period().label() + "），请在三务公开里查看。";
        var now = clock.instant();
        return questions.change(
                question.village(),
                question.id(),
                Optional.empty(),
                found -> QuestionChange.of(
                        found.answered(new Answer(words, "", by, now)), ids.next(), "answered", Optional.of(by), now));
    }
}
