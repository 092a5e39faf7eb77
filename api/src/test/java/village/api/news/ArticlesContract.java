package village.api.news;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.news.column.Column;
import village.api.news.reading.Headline;
import village.api.news.reading.PublishedArticles;
import village.api.news.search.SearchWords;
import village.api.place.Village;

/** What staff and readers may rely on, races included. */
public interface ArticlesContract {
    Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

    Articles articles();

    PublishedArticles published();

    /** A village without articles. */
    Village.Id village();

    /** Somebody the store knows. */
    Person.Id person();

    /** A column of the village. */
    Column.Id column();

    @Test
    default void aSearchKeepsToTheColumnsAskedFor() {
        var id = publish(written("水库放水"));
        var other = new Column.Id(UUID.randomUUID());
        assertThat(foundIn(column(), other)).extracting(Headline::id).containsExactly(id);
        assertThat(foundIn(other)).isEmpty();
    }

    private List<Headline> foundIn(Column.Id... columns) {
        return published()
                .search(
                        new PublishedArticles.View(village(), List.of(Audience.PUBLIC), List.of(columns)),
                        SearchWords.asked("放水"),
                        slice(Optional.empty(), 50))
                .block()
                .items();
    }

    @Test
    default void oneKeyMakesOneArticle() {
        var once = once();
        var first = articles().add(once, act().write(actor(), content("一"))).block();
        var second = articles().add(once, act().write(actor(), content("一"))).block();
        assertThat(second).isEqualTo(first);
        assertThat(all()).hasSize(1);
    }

    @Test
    default void everyRevisionStaysReadable() {
        var id = written("一");
        revise(id, "二");
        revise(id, "三");
        assertThat(articles().revisions(village(), id).block())
                .extracting(revision -> revision.content().title())
                .containsExactly("三", "二", "一");
    }

    @Test
    default void ofManyEditorsWhoSawTheSameOneWins() {
        var id = written("一");
        var outcomes = together(
                20,
                number -> articles()
                        .change(
                                village(),
                                id,
                                Optional.empty(),
                                article -> act().revise(article.asSeen(1), content("改" + number))));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Reason.NEWS_STALE.name()::equals).hasSize(19);
        assertThat(articles().revisions(village(), id).block()).hasSize(2);
    }

    @Test
    default void ofTwoPublishersOneIsTold() {
        var id = written("一");
        var outcomes = together(
                8, number -> articles().change(village(), id, Optional.empty(), article -> act().publish(article)));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Reason.NEWS_WRONG_STATE.name()::equals).hasSize(7);
    }

    @Test
    default void publishingAndWithdrawingAtOnceEndAsOneOfThem() {
        var id = publish(written("一"));
        revise(id, "二");
        together(
                8,
                number -> articles()
                        .change(
                                village(),
                                id,
                                Optional.empty(),
                                article -> number % 2 == 0 ? act().publish(article) : act().withdraw(article, "原因")));
        assertThat(articles().byId(village(), id).block().status()).isEqualTo(Status.WITHDRAWN);
        assertThat(listed(Audience.PUBLIC)).isEmpty();
        assertThat(found("第一", Audience.PUBLIC)).isEmpty();
    }

    @Test
    default void readersSeeWhatWasPublishedLast() {
        var id = publish(written("一"));
        revise(id, "二");
        assertThat(published().byId(village(), id).block().revision().content().title())
                .isEqualTo("一");
        assertThat(articles().byId(village(), id).block().before().orElseThrow().number())
                .isEqualTo(1);
        publish(id);
        assertThat(published().byId(village(), id).block().revision().content().title())
                .isEqualTo("二");
        assertThat(listed(Audience.PUBLIC)).extracting(Headline::title).containsExactly("二");
    }

    @Test
    default void whatWasNeverPublishedIsNotThereForReaders() {
        assertThat(published().byId(village(), written("一")).blockOptional()).isEmpty();
    }

    @Test
    default void listsAreReadByKeyNewestFirst() {
        var titles = IntStream.range(0, 7).mapToObj(Integer::toString).toList();
        titles.forEach(title -> publish(written(title)));
        var first = published()
                .list(view(Audience.PUBLIC), Set.of(), slice(Optional.empty(), 3))
                .block();
        var second = published()
                .list(view(Audience.PUBLIC), Set.of(), slice(first.next(), 3))
                .block();
        var third = published()
                .list(view(Audience.PUBLIC), Set.of(), slice(second.next(), 3))
                .block();
        assertThat(titles(first)).containsExactly("6", "5", "4");
        assertThat(titles(second)).containsExactly("3", "2", "1");
        assertThat(titles(third)).containsExactly("0");
        assertThat(third.next()).isEmpty();
    }

    @Test
    default void anAudienceSeesItsOwnOnly() {
        publish(written("公开", Audience.PUBLIC, Optional.empty()));
        publish(written("村民", Audience.VILLAGERS, Optional.empty()));
        publish(written("党员", Audience.PARTY_MEMBERS, Optional.empty()));
        assertThat(listed(Audience.PUBLIC)).extracting(Headline::title).containsExactly("公开");
        assertThat(listed(Audience.PUBLIC, Audience.VILLAGERS))
                .extracting(Headline::title)
                .containsExactly("村民", "公开");
        assertThat(found("正文", Audience.PUBLIC)).extracting(Headline::title).containsExactly("公开");
        assertThat(found("正文", Audience.values())).hasSize(3);
    }

    @Test
    default void pinnedOnesAreOnTopUntilTheirTime() {
        publish(written("置顶", Audience.PUBLIC, Optional.of(NOW.plusSeconds(60))));
        publish(written("过期", Audience.PUBLIC, Optional.of(NOW)));
        assertThat(published().pinned(view(Audience.PUBLIC), NOW, 5).block())
                .extracting(Headline::title)
                .containsExactly("置顶");
    }

    @Test
    default void aColumnShowsItsOwn() {
        publish(written("一"));
        var here = new PublishedArticles.View(village(), List.of(Audience.PUBLIC), List.of(column()));
        var elsewhere = new PublishedArticles.View(
                village(), List.of(Audience.PUBLIC), List.of(new Column.Id(UUID.randomUUID())));
        assertThat(published()
                        .list(here, Set.of(), slice(Optional.empty(), 5))
                        .block()
                        .items())
                .hasSize(1);
        assertThat(published()
                        .list(elsewhere, Set.of(), slice(Optional.empty(), 5))
                        .block()
                        .items())
                .isEmpty();
    }

    @Test
    default void aSetTimeComesDue() {
        var id = written("一");
        articles()
                .change(village(), id, Optional.empty(), article -> act().schedule(article, NOW.plusSeconds(60)))
                .block();
        var due = new Articles.Due(new Articles.Key(village(), id), 0);
        assertThat(articles().due(NOW.plusSeconds(59), 1000).block()).doesNotContain(due);
        assertThat(articles().due(NOW.plusSeconds(60), 1000).block()).contains(due);
    }

    @Test
    default void whatIsPutOffWaitsAndKeepsNobodyElseWaiting() {
        var first = scheduled("一", NOW.plusSeconds(60));
        var second = scheduled("二", NOW.plusSeconds(61));
        var later = NOW.plusSeconds(200);
        articles().putOff(first, later).block();
        articles().putOff(first, later).block();
        assertThat(due(later.minusSeconds(1))).containsExactly(new Articles.Due(second, 0));
        assertThat(due(later)).containsExactly(new Articles.Due(first, 2), new Articles.Due(second, 0));
    }

    @Test
    default void whoeverActsOnAnArticleEndsThatItIsPutOff() {
        var key = scheduled("一", NOW.plusSeconds(60));
        articles().putOff(key, NOW.plusSeconds(7200)).block();
        articles()
                .change(village(), key.id(), Optional.empty(), article -> act().schedule(article, NOW.plusSeconds(90)))
                .block();
        assertThat(due(NOW.plusSeconds(90))).containsExactly(new Articles.Due(key, 0));
        publish(key.id());
        articles().putOff(key, NOW.plusSeconds(7200)).block();
        assertThat(due(NOW.plusSeconds(9000))).isEmpty();
    }

    private Articles.Key scheduled(String title, Instant at) {
        var id = written(title);
        articles()
                .change(village(), id, Optional.empty(), article -> act().schedule(article, at))
                .block();
        return new Articles.Key(village(), id);
    }

    private List<Articles.Due> due(Instant now) {
        return articles().due(now, 1000).block().stream()
                .filter(due -> due.article().village().equals(village()))
                .toList();
    }

    private List<String> together(int many, IntFunction<Mono<Article>> act) {
        return Flux.range(0, many)
                .flatMap(
                        number -> Mono.defer(() -> act.apply(number))
                                .subscribeOn(Schedulers.parallel())
                                .map(done -> "ok")
                                .onErrorResume(
                                        Refusal.class,
                                        refusal -> Mono.just(refusal.reason().name())),
                        many)
                .collectList()
                .block();
    }

    private Article.Id written(String title) {
        return written(title, Audience.PUBLIC, Optional.empty());
    }

    private Article.Id written(String title, Audience audience, Optional<Instant> pinnedUntil) {
        var content = Texts.of(column(), title, "正文 第" + title, audience, pinnedUntil);
        return articles().add(once(), act().write(actor(), content)).block();
    }

    private void revise(Article.Id id, String title) {
        articles()
                .change(village(), id, Optional.empty(), article -> act().revise(article, content(title)))
                .block();
    }

    private Article.Id publish(Article.Id id) {
        articles()
                .change(village(), id, Optional.empty(), article -> act().publish(article))
                .block();
        return id;
    }

    private Content content(String title) {
        return Texts.of(column(), title, "正文 第" + title, Audience.PUBLIC, Optional.empty());
    }

    private List<Headline> listed(Audience... audiences) {
        return published()
                .list(view(audiences), Set.of(), slice(Optional.empty(), 50))
                .block()
                .items();
    }

    private List<Headline> found(String text, Audience... audiences) {
        return published()
                .search(view(audiences), SearchWords.asked(text), slice(Optional.empty(), 50))
                .block()
                .items();
    }

    private List<Article> all() {
        return articles()
                .all(village(), new Articles.Slice(Optional.empty(), 50))
                .block()
                .items();
    }

    private static List<String> titles(Page<Headline, Article.Id> page) {
        return page.items().stream().map(Headline::title).toList();
    }

    private PublishedArticles.View view(Audience... audiences) {
        return new PublishedArticles.View(village(), List.of(audiences), List.of());
    }

    private static PublishedArticles.Slice slice(Optional<Article.Id> after, int limit) {
        return new PublishedArticles.Slice(after, limit);
    }

    private Act act() {
        return Act.of(actor(), NOW, Steps::next);
    }

    private Actor actor() {
        return new Actor(Optional.of(person()), Optional.of(village()), Set.of(Role.CADRE), Optional.empty(), Set.of());
    }

    private Once once() {
        return new Once("person:" + person(), "news.write", UUID.randomUUID().toString(), "0");
    }
}
