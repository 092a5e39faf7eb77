package village.api.news.publishing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.gate.Manuscript;
import village.api.gate.PublishGate;
import village.api.identity.Actor;
import village.api.news.Act;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.editing.NewsStaff;

/** A cadre or the township takes an article away from its readers, who are told why. */
public final class WithdrawArticle {
    private static final int MAX_REASON = 200;

    private final Articles articles;
    private final PublishGate gate;
    private final Ids ids;
    private final Clock clock;

    public WithdrawArticle(Articles articles, PublishGate gate, Ids ids, Clock clock) {
        this.articles = articles;
        this.gate = gate;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param reason shown to everybody, so the publish gate keeps back numbers of persons in it as well */
    public Mono<Article> withdraw(Actor actor, Article.Id id, String reason, Optional<Once> once) {
        return Mono.fromSupplier(() -> NewsStaff.requireWithdrawer(actor).requireVillage())
                .doOnNext(village -> refuseUnfit(reason))
                .flatMap(village ->
                        gate.check(actor, GateText.subject(id), told(reason)).thenReturn(village))
                .flatMap(village -> articles.change(
                        village,
                        id,
                        once,
                        article -> Act.of(actor, clock.instant(), ids).withdraw(article, reason.strip())))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.NEWS_NOT_FOUND)));
    }

    private static Manuscript told(String reason) {
        return new Manuscript(List.of(new Manuscript.Passage("/reason", reason)), List.of());
    }

    private static void refuseUnfit(String reason) {
        if (reason.isBlank() || reason.codePointCount(0, reason.length()) > MAX_REASON) {
            throw Refusal.invalid("/reason", "请写明撤下的原因，最多 200 个字，读者能看到。");
        }
    }
}
