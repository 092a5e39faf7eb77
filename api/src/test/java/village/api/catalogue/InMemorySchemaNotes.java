package village.api.catalogue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** A schema in memory. */
public final class InMemorySchemaNotes implements SchemaNotes {
    private final Map<String, Note> kept = new ConcurrentHashMap<>();

    public void put(String path, Note note) {
        kept.put(path, note);
    }

    @Override
    public Mono<Map<String, Note>> all() {
        return Mono.fromSupplier(() -> Map.copyOf(kept));
    }
}
