package village.api.disclosure.question.answering;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.disclosure.question.Answer;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.QuestionGate;
import village.api.identity.Actor;

/** Whose duty it is answers a question before everybody, or corrects an answer. */
public final class AnswerQuestion {
    private final QuestionWork work;
    private final QuestionGate gate;

    public AnswerQuestion(QuestionWork work, QuestionGate gate) {
        this.work = work;
        this.gate = gate;
    }

    /**
     * What is answered.
     *
     * @param reason why an answer is corrected; empty for the first
     * @param masked whether numbers that must not go public are masked; else they are refused
     */
    public record Words(String text, String reason, boolean masked) {}

    /** @param version the version he read; refuses if somebody was faster ({@code disclosure.stale}) */
    public Mono<Question> answer(Actor actor, Question.Id id, long version, Words words, Optional<Once> once) {
        return Mono.fromSupplier(() -> QuestionWork.requireReader(actor))
                .flatMap(staff -> work.existing(staff, id))
                .map(question -> QuestionWork.requireAnswerer(actor, question))
                .flatMap(question -> clean(actor, words)
                        .flatMap(clean -> work.act(
                                actor,
                                id,
                                once,
                                type(question),
                                (found, now) -> found.requireVersion(version)
                                        .answered(new Answer(
                                                clean.text(), clean.reason(), actor.requirePerson(), now)))));
    }

    /** The version read tells it: whoever reads an answer and writes another corrects. */
    private static String type(Question question) {
        return question.answers().isEmpty() ? "answered" : "corrected";
    }

    private Mono<Words> clean(Actor actor, Words words) {
        return Mono.zip(
                gate.passed(actor, "/text", words.text(), words.masked()),
                gate.passed(actor, "/reason", words.reason(), words.masked()),
                (text, reason) -> new Words(text, reason, words.masked()));
    }
}
