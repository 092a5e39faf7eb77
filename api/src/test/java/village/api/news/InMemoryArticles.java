package village.api.news;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.place.Village;

/** Articles under one lock. */
public final class InMemoryArticles implements Articles {
    private static final Comparator<Article> NEWEST = Comparator.<Article, String>comparing(
                    article -> article.id().toString())
            .reversed();

    private final Map<Article.Id, Article> articles = new HashMap<>();
    private final Map<Article.Id, List<Revision>> revisions = new HashMap<>();
    private final Map<Once, Article.Id> keys = new HashMap<>();
    private final Map<Article.Id, PutOff> putOff = new HashMap<>();

    private record PutOff(int failures, Instant until) {}

    @Override
    public Mono<Article.Id> add(Once once, Change change) {
        return locked(
                () -> keys.computeIfAbsent(once, key -> keep(change.after()).id()));
    }

    @Override
    public Mono<Article> change(Village.Id village, Article.Id id, Optional<Once> once, Function<Article, Change> act) {
        return locked(() -> {
            var before = one(village, id);
            if (before == null || once.filter(keys::containsKey).isPresent()) {
                return before;
            }
            var after = act.apply(before).after();
            once.ifPresent(key -> keys.put(key, id));
            return keep(after);
        });
    }

    private Article keep(Article article) {
        articles.put(article.id(), article);
        putOff.remove(article.id());
        var known = revisions.computeIfAbsent(article.id(), id -> new ArrayList<>());
        if (known.size() < article.head().number()) {
            known.add(0, article.head());
        }
        return article;
    }

    private @Nullable Article one(Village.Id village, Article.Id id) {
        var found = articles.get(id);
        return found == null || !found.village().equals(village) ? null : found;
    }

    @Override
    public Mono<Article> byId(Village.Id village, Article.Id id) {
        return locked(() -> one(village, id));
    }

    @Override
    public Mono<List<Revision>> revisions(Village.Id village, Article.Id id) {
        return locked(() -> List.copyOf(revisions.getOrDefault(id, List.of())));
    }

    @Override
    public Mono<Page<Article, Article.Id>> all(Village.Id village, Slice slice) {
        return page(village, slice, article -> true);
    }

    @Override
    public Mono<Page<Article, Article.Id>> inState(Village.Id village, Status status, Slice slice) {
        return page(village, slice, article -> article.status() == status);
    }

    private Mono<Page<Article, Article.Id>> page(Village.Id village, Slice slice, Predicate<Article> wanted) {
        return locked(() -> Page.of(
                articles.values().stream()
                        .filter(article -> article.village().equals(village))
                        .filter(wanted)
                        .sorted(NEWEST)
                        .dropWhile(article -> slice.after().isPresent()
                                && article.id()
                                                .toString()
                                                .compareTo(slice.after().get().toString())
                                        >= 0)
                        .limit(slice.limit() + 1L)
                        .toList(),
                slice.limit(),
                Article::id));
    }

    @Override
    public Mono<List<Due>> due(Instant now, int limit) {
        return locked(() -> articles.values().stream()
                .filter(article -> comesBefore(article, now))
                .sorted(Comparator.comparing(
                        article -> article.publication().scheduledFor().orElseThrow()))
                .limit(limit)
                .map(article -> new Due(new Key(article.village(), article.id()), failures(article)))
                .toList());
    }

    private boolean comesBefore(Article article, Instant now) {
        var waits = putOff.containsKey(article.id())
                && putOff.get(article.id()).until().isAfter(now);
        return !waits
                && article.publication()
                        .scheduledFor()
                        .filter(at -> !at.isAfter(now))
                        .isPresent();
    }

    private int failures(Article article) {
        return putOff.containsKey(article.id()) ? putOff.get(article.id()).failures() : 0;
    }

    @Override
    public Mono<Void> putOff(Key article, Instant until) {
        return Mono.fromRunnable(() -> {
            synchronized (articles) {
                var known = one(article.village(), article.id());
                if (known != null && known.status() == Status.SCHEDULED) {
                    putOff.put(known.id(), new PutOff(failures(known) + 1, until));
                }
            }
        });
    }

    /** What readers see now or saw last, each with its revision. */
    List<Article> everPublished(Village.Id village) {
        synchronized (articles) {
            return articles.values().stream()
                    .filter(article -> article.village().equals(village))
                    .filter(article -> article.publication().shown().isPresent())
                    .map(this::withShown)
                    .sorted(NEWEST)
                    .toList();
        }
    }

    /** The same article, headed by what readers see. */
    private Article withShown(Article article) {
        var number = article.publication().shown().orElseThrow();
        var shown = revisions.getOrDefault(article.id(), List.of()).stream()
                .filter(revision -> revision.number() == number)
                .findFirst()
                .orElseThrow();
        return new Article(
                article.id(),
                article.village(),
                article.version(),
                article.status(),
                shown,
                Optional.empty(),
                article.publication(),
                article.author(),
                article.writtenAt());
    }

    private <T> Mono<T> locked(Supplier<@Nullable T> work) {
        return Mono.fromSupplier(() -> {
            synchronized (articles) {
                return work.get();
            }
        });
    }
}
