package village.api.disclosure.cover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Village;

/** Covers under one lock. It knows of no erasures: what was asked for stays asked for. */
public final class InMemoryCovers implements Covers {
    private final Map<Cover.Id, Cover> covers = new LinkedHashMap<>();

    @Override
    public Mono<Void> add(Cover cover) {
        return locked(() -> {
                    if (new Covering(all(cover.village())).like(cover).isPresent()) {
                        throw Refusal.of(Reason.DISCLOSURE_WRONG_STATE);
                    }
                    covers.put(cover.id(), cover);
                    return cover;
                })
                .then();
    }

    @Override
    public Mono<Cover> byId(Village.Id village, Cover.Id id) {
        return locked(() -> Optional.ofNullable(covers.get(id))
                        .filter(cover -> cover.village().equals(village)))
                .flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<List<Cover>> standing(Village.Id village) {
        return locked(() -> all(village));
    }

    private List<Cover> all(Village.Id village) {
        return covers.values().stream()
                .filter(cover -> cover.village().equals(village))
                .filter(Cover::stands)
                .sorted(Comparator.comparing(Cover::at))
                .toList();
    }

    @Override
    public Mono<Void> decide(Cover decided) {
        return locked(() -> {
                    if (covers.get(decided.id()).decision().isPresent()) {
                        throw Refusal.of(Reason.DISCLOSURE_WRONG_STATE);
                    }
                    return covers.put(decided.id(), decided);
                })
                .then();
    }

    @Override
    public Mono<List<Erasure>> toErase(int limit) {
        return locked(() -> new ArrayList<>(covers.values())
                .stream()
                        .filter(cover -> cover.decision().isPresent() && cover.stands())
                        .map(cover -> new Erasure(cover, cover.revision()))
                        .limit(limit)
                        .toList());
    }

    private <T> Mono<T> locked(Supplier<T> work) {
        return Mono.fromSupplier(() -> {
            synchronized (covers) {
                return work.get();
            }
        });
    }
}
