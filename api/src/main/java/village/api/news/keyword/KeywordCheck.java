package village.api.news.keyword;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.gate.Manuscript;
import village.api.gate.PublishGate;
import village.api.gate.Subject;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.Audience;
import village.api.news.reading.PublishedArticles;
import village.api.place.Village;

/** What must hold before strangers are told an answer: everybody may follow the account. */
public final class KeywordCheck {
    private final PublishGate gate;
    private final PublishedArticles published;

    public KeywordCheck(PublishGate gate, PublishedArticles published) {
        this.gate = gate;
        this.published = published;
    }

    /** Gives the answer, or refuses numbers in its words, and an article not everybody can read. */
    Mono<KeywordAnswer> passed(Actor actor, KeywordAnswer answer) {
        var wording = answer.wording();
        var manuscript = new Manuscript(
                List.of(
                        new Manuscript.Passage("/keyword", wording.keyword()),
                        new Manuscript.Passage("/text", wording.text())),
                List.of());
        return gate.check(actor, new Subject(KeywordAnswer.SUBJECT, answer.id().value()), manuscript)
                .then(Mono.defer(() -> wording.article()
                        .map(article -> open(published, answer.village(), article)
                                .switchIfEmpty(Mono.error(() -> Refusal.invalid("/article", "只能选已经发布、所有人可看的文章。")))
                                .thenReturn(answer))
                        .orElseGet(() -> Mono.just(answer))));
    }

    /** An article everybody can read now; else empty. */
    static Mono<PublishedArticles.Shown> open(PublishedArticles published, Village.Id village, Article.Id article) {
        return published
                .byId(village, article)
                .filter(shown ->
                        !shown.withdrawn() && shown.revision().content().audience() == Audience.PUBLIC);
    }
}
