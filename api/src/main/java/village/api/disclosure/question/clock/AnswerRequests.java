package village.api.disclosure.question.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.question.Answer;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.QuestionChange;
import village.api.disclosure.question.Questions;
import village.api.disclosure.question.clock.MetRequests.Met;

/**
 * What came out answers those who had asked for its item to be made public. Each is answered by himself, after the
 * publication and never in its way; the row lock decides between this and a cadre, and between instances.
 */
public final class AnswerRequests {
    /** What is older than this, the cadres answer: a request that waits again was looked at by somebody. */
    private static final Duration RECENT = Duration.ofDays(2);

    private final MetRequests met;
    private final Questions questions;
    private final Ids ids;
    private final Clock clock;
    private final int batch;

    /** @param batch how many at once */
    public AnswerRequests(MetRequests met, Questions questions, Ids ids, Clock clock, int batch) {
        this.met = met;
        this.questions = questions;
        this.ids = ids;
        this.clock = clock;
        this.batch = batch;
    }

    /** Answers a batch and tells how many; zero when there is nothing left to do. */
    public Mono<Long> answer() {
        return Mono.defer(() -> {
            var now = clock.instant();
            return met.find(now.minus(RECENT), batch)
                    .flatMapIterable(Function.identity())
                    .concatMapDelayError(one -> answered(one, now))
                    .count();
        });
    }

    /** Empty where somebody answered or withheld it meanwhile, or another instance was faster. */
    private Mono<Question> answered(Met one, Instant now) {
        var request = one.request();
        return questions
                .change(request.village(), request.id(), Optional.empty(), found -> change(found, one, now))
                .onErrorResume(Refusal.class, outdated -> Mono.empty());
    }

    private QuestionChange change(Question found, Met one, Instant now) {
        if (found.status() != Question.Status.WAITING) {
            throw Refusal.of(Reason.DISCLOSURE_QUESTION_STATE);
        }
        var answer = new Answer(words(found, one), "", one.by(), now);
        return QuestionChange.of(found.answered(answer), ids.next(), "answered", Optional.of(one.by()), now);
    }

    /** Answers stay for good: no title stands in them, which the law may want gone. */
    private static String words(Question found, Met one) {
        return "“" + found.about().title() + "”（" + one.period().label() + "）已经公开，请在三务公开里查看；如果不是您要的，可以再问。";
    }
}
