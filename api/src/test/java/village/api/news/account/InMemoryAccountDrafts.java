package village.api.news.account;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.event.Event;
import village.api.news.Article;
import village.api.place.Village;

/** Drafts under one lock. */
public final class InMemoryAccountDrafts implements AccountDrafts {
    private final Map<AccountDraft.Id, AccountDraft> drafts = new HashMap<>();
    private final Map<Once, AccountDraft.Id> keys = new HashMap<>();

    @Override
    public Mono<AccountDraft> add(Once once, AccountDraft draft, Event event) {
        return locked(() -> {
            var id = keys.computeIfAbsent(
                    once,
                    key -> sameRevision(draft).map(AccountDraft::id).orElseGet(() -> {
                        drafts.put(draft.id(), draft);
                        return draft.id();
                    }));
            return drafts.get(id);
        });
    }

    private Optional<AccountDraft> sameRevision(AccountDraft draft) {
        return drafts.values().stream()
                .filter(known -> known.village().equals(draft.village())
                        && known.article().equals(draft.article())
                        && known.revision() == draft.revision())
                .findFirst();
    }

    @Override
    public Mono<AccountDraft> byId(Village.Id village, Article.Id article, AccountDraft.Id id) {
        return locked(() -> Optional.ofNullable(drafts.get(id))
                .filter(draft ->
                        draft.village().equals(village) && draft.article().equals(article))
                .orElse(null));
    }

    @Override
    public Mono<List<AccountDraft>> of(Village.Id village, Article.Id article) {
        return locked(() -> drafts.values().stream()
                .filter(draft ->
                        draft.village().equals(village) && draft.article().equals(article))
                .sorted(Comparator.comparingInt(AccountDraft::revision).reversed())
                .toList());
    }

    @Override
    public Mono<AccountDraft> take(Instant now) {
        return locked(() -> drafts.values().stream()
                .filter(draft -> draft.due().filter(at -> !at.isAfter(now)).isPresent())
                .min(Comparator.comparing(draft -> draft.due().orElseThrow()))
                .map(draft -> kept(draft.taken(now)))
                .orElse(null));
    }

    @Override
    public Mono<AccountDraft> change(Village.Id village, AccountDraft.Id id, Function<AccountDraft, Changed> act) {
        return locked(() -> Optional.ofNullable(drafts.get(id))
                .filter(draft -> draft.village().equals(village))
                .map(draft -> kept(act.apply(draft).after()))
                .orElse(null));
    }

    private AccountDraft kept(AccountDraft draft) {
        drafts.put(draft.id(), draft);
        return draft;
    }

    private <T> Mono<T> locked(Supplier<@Nullable T> work) {
        return Mono.fromSupplier(() -> {
            synchronized (drafts) {
                return work.get();
            }
        });
    }
}
