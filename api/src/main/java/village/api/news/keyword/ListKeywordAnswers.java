package village.api.news.keyword;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.news.editing.NewsStaff;

/** Staff look at what the public account answers to which word. */
public final class ListKeywordAnswers {
    private final KeywordAnswers answers;

    public ListKeywordAnswers(KeywordAnswers answers) {
        this.answers = answers;
    }

    /** All there are, at most {@link KeywordAnswers#MOST}, in their order. */
    public Mono<List<KeywordAnswer>> list(Actor actor) {
        return Mono.fromSupplier(() -> NewsStaff.requireReader(actor).requireVillage())
                .flatMap(answers::of);
    }
}
