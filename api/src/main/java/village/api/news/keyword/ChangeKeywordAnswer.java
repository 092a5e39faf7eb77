package village.api.news.keyword;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.news.editing.NewsStaff;
import village.api.place.Village;

/** A cadre changes what the public account answers to a word, or switches it on and off. */
public final class ChangeKeywordAnswer {
    private final KeywordAnswers answers;
    private final KeywordCheck check;
    private final Ids ids;
    private final Clock clock;

    public ChangeKeywordAnswer(KeywordAnswers answers, KeywordCheck check, Ids ids, Clock clock) {
        this.answers = answers;
        this.check = check;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param version what the cadre saw; refuses when somebody changed it since */
    public Mono<KeywordAnswer> change(Actor actor, KeywordAnswer.Id id, long version, Wording wording) {
        return Mono.fromSupplier(() -> NewsStaff.requirePublisher(actor).requireVillage())
                .flatMap(village -> check.passed(actor, new KeywordAnswer(id, village, wording, version)))
                .flatMap(checked -> changed(actor, checked.village(), id, version, wording))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.KEYWORD_NOT_FOUND)));
    }

    private Mono<KeywordAnswer> changed(
            Actor actor, Village.Id village, KeywordAnswer.Id id, long version, Wording wording) {
        return answers.change(village, id, before -> {
            var after = before.changed(version, wording);
            return new KeywordAnswers.Changed(
                    after, KeywordEvents.of("news.keyword-changed", actor, after, ids.next(), clock.instant()));
        });
    }
}
