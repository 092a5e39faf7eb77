package village.api.news.keyword;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.news.Article;
import village.api.news.Content;
import village.api.news.reading.PublishedArticles;
import village.api.place.Village;

/** What a follower of the public account is told who says something. Everybody may hear it, so it takes no actor. */
public final class FindKeywordAnswer {
    private static final Comparator<KeywordAnswer> EXACT_FIRST =
            Comparator.comparing(answer -> answer.wording().match());

    private final KeywordAnswers answers;
    private final PublishedArticles published;

    public FindKeywordAnswer(KeywordAnswers answers, PublishedArticles published) {
        this.answers = answers;
        this.published = published;
    }

    /** @param article one everybody can read now */
    public record Found(String text, Optional<Named> article) {}

    public record Named(Article.Id id, String title, String summary) {}

    /** The first answer that matches and has something to say; empty where there is none. */
    public Mono<Found> find(Village.Id village, String message) {
        return answers.of(village)
                .flatMapMany(all -> Flux.fromIterable(matching(all, message)))
                .concatMap(this::found, 1)
                .next();
    }

    /** Keeps the order among those of one kind. */
    private static List<KeywordAnswer> matching(List<KeywordAnswer> all, String message) {
        return all.stream()
                .filter(answer -> answer.wording().on() && answer.wording().answers(message))
                .sorted(EXACT_FIRST)
                .toList();
    }

    /** An article that was withdrawn is left out; where it was all there is to say, the next answer is tried. */
    private Mono<Found> found(KeywordAnswer answer) {
        return Mono.justOrEmpty(answer.wording().article())
                .flatMap(article -> KeywordCheck.open(published, answer.village(), article))
                .map(shown -> Optional.of(named(shown.id(), shown.revision().content())))
                .defaultIfEmpty(Optional.empty())
                .map(article -> new Found(answer.wording().text(), article))
                .filter(found -> found.article().isPresent() || !found.text().isEmpty());
    }

    private static Named named(Article.Id id, Content content) {
        return new Named(id, content.title(), content.summary());
    }
}
