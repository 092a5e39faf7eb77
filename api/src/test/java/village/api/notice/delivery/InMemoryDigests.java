package village.api.notice.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.complaint.Cases;
import village.api.notice.Notice;
import village.api.notice.preference.Rhythm;

/** Digests in memory; closing one and joining it exclude each other. */
public final class InMemoryDigests implements Digests {
    private record Row(Digest digest, boolean closed) {}

    private final InMemoryDeliveries deliveries;
    private final List<Row> rows = new ArrayList<>();

    public InMemoryDigests(InMemoryDeliveries deliveries) {
        this.deliveries = deliveries;
    }

    public synchronized List<Digest> all() {
        return rows.stream().map(Row::digest).toList();
    }

    synchronized void join(Notice notice, Rhythm rhythm) {
        join(notice, rhythm, rhythm.after(notice.createdAt()));
    }

    private void join(Notice notice, Rhythm rhythm, Rhythm.Turn turn) {
        var known = rows.stream()
                .filter(row -> row.digest().person().equals(notice.person())
                        && row.digest().day().equals(turn.day()))
                .findFirst();
        if (known.isEmpty()) {
            var id = new Digest.Id(Cases.IDS.next());
            var village = notice.village().orElseThrow();
            rows.add(new Row(new Digest(id, notice.person(), turn.day(), village, 1, turn.dueAt()), false));
        } else if (known.get().closed()) {
            join(notice, rhythm, rhythm.after(turn.dueAt()));
        } else {
            rows.set(rows.indexOf(known.get()), new Row(oneMore(known.get().digest()), false));
        }
    }

    private static Digest oneMore(Digest digest) {
        return new Digest(
                digest.id(), digest.person(), digest.day(), digest.village(), digest.notices() + 1, digest.dueAt());
    }

    @Override
    public Mono<Digest> close(Instant now, Function<Digest, Mono<List<Delivery>>> plan) {
        return Mono.defer(() -> {
                    synchronized (this) {
                        var due = rows.stream()
                                .filter(row ->
                                        !row.closed() && !row.digest().dueAt().isAfter(now))
                                .min(Comparator.comparing(row -> row.digest().dueAt()));
                        due.ifPresent(row -> rows.set(rows.indexOf(row), new Row(row.digest(), true)));
                        return Mono.justOrEmpty(due.map(Row::digest));
                    }
                })
                .flatMap(digest -> plan.apply(digest)
                        .doOnNext(planned -> deliveries.add(digest.id().value(), planned))
                        .thenReturn(digest));
    }
}
