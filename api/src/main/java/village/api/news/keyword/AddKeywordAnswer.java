package village.api.news.keyword;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.news.editing.NewsStaff;

/** A cadre has the public account answer to a word. */
public final class AddKeywordAnswer {
    private final KeywordAnswers answers;
    private final KeywordCheck check;
    private final Ids ids;
    private final Clock clock;

    public AddKeywordAnswer(KeywordAnswers answers, KeywordCheck check, Ids ids, Clock clock) {
        this.answers = answers;
        this.check = check;
        this.ids = ids;
        this.clock = clock;
    }

    public Mono<KeywordAnswer> add(Actor actor, Wording wording, Once once) {
        return Mono.fromSupplier(() -> NewsStaff.requirePublisher(actor).requireVillage())
                .map(village -> KeywordAnswer.written(new KeywordAnswer.Id(ids.next()), village, wording))
                .flatMap(answer -> check.passed(actor, answer))
                .flatMap(answer -> answers.add(
                        once,
                        answer,
                        KeywordEvents.of("news.keyword-added", actor, answer, ids.next(), clock.instant())))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.KEYWORD_NOT_FOUND)));
    }
}
