package village.api.news.keyword;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.identity.Actor;
import village.api.news.editing.NewsStaff;

/** A cadre has the public account no longer answer to a word. */
public final class RemoveKeywordAnswer {
    private final KeywordAnswers answers;
    private final Ids ids;
    private final Clock clock;

    public RemoveKeywordAnswer(KeywordAnswers answers, Ids ids, Clock clock) {
        this.answers = answers;
        this.ids = ids;
        this.clock = clock;
    }

    /** Completes empty, also where there is nothing left to remove. */
    public Mono<Void> remove(Actor actor, KeywordAnswer.Id id) {
        return Mono.fromSupplier(() -> NewsStaff.requirePublisher(actor).requireVillage())
                .flatMap(village -> answers.remove(
                        village,
                        id,
                        answer -> KeywordEvents.of(
                                "news.keyword-removed", actor, answer.removed(), ids.next(), clock.instant())));
    }
}
