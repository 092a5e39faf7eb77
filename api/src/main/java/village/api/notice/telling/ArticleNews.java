package village.api.notice.telling;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.handling.Handlers;
import village.api.news.Article;
import village.api.notice.Notice;
import village.api.notice.delivery.About;
import village.api.notice.delivery.About.Addressee;
import village.api.notice.delivery.About.Discretion;
import village.api.place.Village;

/** Whom it concerns that an article did not go out at its time: the village's cadres, who publish. */
public final class ArticleNews implements NewsSource {
    private static final String HELD_BACK = Article.OWNER + ".held-back";
    private static final About A_TASK = new About(Optional.empty(), Addressee.OVERSEER, Discretion.NAMED);
    private static final Words WORDS = Words.of("有一篇定时发布的文章没有发出去，请到工作台看原因。");

    private final Handlers handlers;

    public ArticleNews(Handlers handlers) {
        this.handlers = handlers;
    }

    @Override
    public boolean knows(String type) {
        return type.equals(HELD_BACK);
    }

    @Override
    public Mono<List<Told>> of(List<Happening> happenings) {
        return Flux.fromIterable(happenings)
                .concatMap(one -> cadres(one.village()).map(one::told))
                .collectList();
    }

    private Mono<List<News>> cadres(Village village) {
        var link = "#/villages/" + village.code();
        return handlers.of(village.id())
                .map(staff -> new InCharge(staff, false, Set.of())
                        .overseers().stream()
                                .map(one -> new News(one, Notice.Kind.TASK, WORDS, link, Optional.empty(), A_TASK))
                                .toList());
    }
}
