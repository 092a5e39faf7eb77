package village.infra.news.keyword;

import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.event.Event;
import village.api.event.LogTail;
import village.api.event.SequencedEvent;
import village.api.news.keyword.KeywordAnswer;
import village.api.news.keyword.KeywordAnswers;
import village.api.place.Village;
import village.infra.postgres.Remembered;

/**
 * Keyword answers for the dialogue, which asks with most messages. What is changed here is forgotten before it is
 * acknowledged, what others change as soon as the log tells of it.
 */
final class RememberedKeywordAnswers implements KeywordAnswers, LogTail.Listener {
    private final KeywordAnswers answers;
    private final Remembered<Village.Id, List<KeywordAnswer>> known;

    RememberedKeywordAnswers(KeywordAnswers answers) {
        this.answers = answers;
        this.known = new Remembered<>(answers::of);
    }

    @Override
    public Mono<List<KeywordAnswer>> of(Village.Id village) {
        return known.of(village);
    }

    @Override
    public Mono<KeywordAnswer> add(Once once, KeywordAnswer answer, Event event) {
        return answers.add(once, answer, event).doOnTerminate(() -> forget(answer.village()));
    }

    @Override
    public Mono<KeywordAnswer> change(Village.Id village, KeywordAnswer.Id id, Function<KeywordAnswer, Changed> act) {
        return answers.change(village, id, act).doOnTerminate(() -> forget(village));
    }

    @Override
    public Mono<Void> remove(Village.Id village, KeywordAnswer.Id id, Function<KeywordAnswer, Event> told) {
        return answers.remove(village, id, told).doOnTerminate(() -> forget(village));
    }

    private void forget(Village.Id village) {
        known.forget(village::equals);
    }

    @Override
    public void happened(SequencedEvent event) {
        if (event.event().subject().kind().equals(KeywordAnswer.SUBJECT)) {
            event.event().village().ifPresent(this::forget);
        }
    }

    @Override
    public void missed() {
        known.forget(village -> true);
    }
}
