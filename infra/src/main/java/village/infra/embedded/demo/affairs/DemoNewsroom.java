package village.infra.embedded.demo.affairs;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.attachment.Attachment;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.RichText;
import village.api.news.Status;
import village.api.news.column.Column;
import village.api.news.column.Columns;
import village.api.news.editing.Submission;
import village.infra.embedded.demo.MovableClock;

/** Brings a village's articles as far as their story goes, from wherever they stand. */
final class DemoNewsroom {
    private static final LocalTime MORNING = LocalTime.of(9, 30);
    private static final LocalTime EVENING = LocalTime.of(17, 10);
    private static final String SOURCE = "村委会（演示，内容虚构）";
    private static final String REASON = "检修改期，请看新的通知。";
    private static final int MOST = 100;

    private final Articles articles;
    private final Columns columns;
    private final DemoPhotos photos;
    private final NewsActs acts;
    private final MovableClock clock;

    DemoNewsroom(Articles articles, Columns columns, DemoPhotos photos, NewsActs acts) {
        this.articles = articles;
        this.columns = columns;
        this.photos = photos;
        this.acts = acts;
        this.clock = acts.clock();
    }

    private record Desk(DemoStaff staff, Map<String, Column.Id> columns, Map<String, Article> there) {}

    Mono<Void> settle(DemoStaff staff, List<DemoStory> stories) {
        return Mono.zip(columns(staff), there(staff), (known, there) -> new Desk(staff, known, there))
                .flatMapMany(desk -> Flux.fromIterable(stories).concatMap(story -> told(desk, story)))
                .then();
    }

    private Mono<Map<String, Column.Id>> columns(DemoStaff staff) {
        return columns.of(staff.village())
                .map(all -> all.stream().collect(Collectors.toMap(Column::name, Column::id, (one, other) -> one)));
    }

    private Mono<Map<String, Article>> there(DemoStaff staff) {
        return page(staff, Optional.empty())
                .expand(page -> Mono.justOrEmpty(page.next()).flatMap(next -> page(staff, Optional.of(next))))
                .flatMapIterable(Page::items)
                .collectMap(article -> article.head().content().title());
    }

    private Mono<Page<Article, Article.Id>> page(DemoStaff staff, Optional<Article.Id> after) {
        return articles.all(staff.village(), new Articles.Slice(after, MOST));
    }

    private Mono<Article> told(Desk desk, DemoStory story) {
        var existing = desk.there().get(story.title());
        return (existing == null ? written(desk, story) : Mono.just(existing))
                .flatMap(article -> onward(desk, story, article));
    }

    private Mono<Article> written(Desk desk, DemoStory story) {
        return photos.of(desk.staff(), story)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(photo -> Mono.defer(() -> {
                    clock.set(day(story), MORNING);
                    return acts.write()
                            .write(
                                    desk.staff().clerk(),
                                    submission(desk, story, story.firstBody(), photo),
                                    desk.staff().once("news.write", story.name()));
                }));
    }

    private Mono<Article> onward(Desk desk, DemoStory story, Article article) {
        return switch (story.fate()) {
            case DRAFT -> Mono.just(article);
            case SCHEDULED ->
                article.publication().publishedAt().isPresent() ? Mono.just(article) : scheduled(desk, story, article);
            case PUBLISHED -> published(desk, story, article);
            case CORRECTED -> published(desk, story, article).flatMap(known -> corrected(desk, story, known));
            case WITHDRAWN -> published(desk, story, article).flatMap(known -> withdrawn(desk, story, known));
        };
    }

    private Mono<Article> scheduled(Desk desk, DemoStory story, Article article) {
        if (article.status() != Status.DRAFT
                || article.publication().publisher().isPresent()) {
            return Mono.just(article);
        }
        var at = day(story).atTime(MORNING).atZone(CatalogueItem.ZONE).toInstant();
        clock.set(clock.today(), MORNING);
        return acts.publish().schedule(desk.staff().clerk(), article.id(), article.version(), at, Optional.empty());
    }

    private Mono<Article> published(Desk desk, DemoStory story, Article article) {
        if (article.status() != Status.DRAFT) {
            return Mono.just(article);
        }
        return Mono.justOrEmpty(article.head().content().cover())
                .flatMap(photo -> photos.passed(desk.staff(), photo))
                .then(Mono.defer(() -> {
                    clock.set(day(story), MORNING);
                    return acts.publish()
                            .publish(desk.staff().clerk(), article.id(), article.version(), Optional.empty());
                }));
    }

    private Mono<Article> corrected(Desk desk, DemoStory story, Article article) {
        if (article.publication().correctedAt().isPresent()) {
            return Mono.just(article);
        }
        clock.set(day(story), EVENING);
        var clerk = desk.staff().clerk();
        var right = submission(
                desk, story, story.lastBody(), article.head().content().cover());
        return (article.head().number() > 1
                        ? Mono.just(article)
                        : acts.revise().revise(clerk, article.id(), article.version(), right))
                .flatMap(revised -> acts.publish().publish(clerk, revised.id(), revised.version(), Optional.empty()));
    }

    private Mono<Article> withdrawn(Desk desk, DemoStory story, Article article) {
        if (article.status() != Status.PUBLISHED) {
            return Mono.just(article);
        }
        clock.set(day(story).plusDays(1), EVENING);
        return acts.withdraw().withdraw(desk.staff().clerk(), article.id(), REASON, Optional.empty());
    }

    private Submission submission(Desk desk, DemoStory story, String body, Optional<Attachment.Id> photo) {
        var picture = photo.map(id -> "<p><img src=\"" + RichText.IMAGE + id + "\" alt=\"演示用的风景画\"></p>")
                .orElse("");
        var pinned = Optional.of(clock.today().plusDays(story.pinnedDays()))
                .filter(until -> story.pinnedDays() > 0)
                .map(until -> until.atStartOfDay(CatalogueItem.ZONE).toInstant());
        return new Submission(
                Objects.requireNonNull(desk.columns().get(story.column()), story::column),
                story.title(),
                story.summary(),
                body + picture,
                photo,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                SOURCE,
                story.audience(),
                pinned);
    }

    private LocalDate day(DemoStory story) {
        return clock.today().minusDays(story.daysAgo());
    }
}
