package village.api.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;

/** The access log in memory; knows only what was looked at about those who sign in. */
public final class InMemoryAccessLog implements AccessLog {
    private final List<Entry> entries = new ArrayList<>();

    @Override
    public Mono<Void> append(Entry entry) {
        return Mono.fromRunnable(() -> add(entry));
    }

    private synchronized void add(Entry entry) {
        entries.add(0, entry);
    }

    /** Everything so far, newest first. */
    public synchronized List<Entry> all() {
        return List.copyOf(entries);
    }

    @Override
    public Mono<Page<Line, Id>> about(Person.Id person, int limit, Optional<Id> after) {
        return Mono.fromSupplier(() -> Page.of(
                all().stream()
                        .filter(entry -> entry.whose().person().equals(Optional.of(person)))
                        .dropWhile(entry -> after.isPresent()
                                && entry.id().value().compareTo(after.get().value()) >= 0)
                        .limit(limit + 1L)
                        .map(entry -> new Line(entry, Optional.empty(), Optional.empty()))
                        .toList(),
                limit,
                line -> line.entry().id()));
    }
}
