package village.api.evidence.checkpoint;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What is known of the heads signed before, besides the table of checkpoints: how far the holders outside were served, and
 * the newest head of each who can still tell.
 */
public final class KnownHeads {
    private final List<Holder> holders;
    private final Holdings holdings;
    private final List<VerifierKey> keys;

    /** @param keys with which heads were ever signed here: the present one and former ones */
    public KnownHeads(List<Holder> holders, Holdings holdings, List<VerifierKey> keys) {
        this.holders = List.copyOf(holders);
        this.holdings = holdings;
        this.keys = List.copyOf(keys);
    }

    /**
     * @param size how many leaves the newest head covers that any holder was given; 0 for none
     * @param heads the newest head of each holder who can tell, the smallest first
     */
    record Told(long size, List<Checkpoint> heads) {}

    /** What can be found out now. A note that no key of ours signed says nothing. */
    Mono<Told> told() {
        return Mono.zip(holdings.all(), heads()).map(found -> told(found.getT1(), found.getT2()));
    }

    private static Told told(List<Holdings.Holding> served, List<Checkpoint> heads) {
        var sizes = LongStream.concat(
                served.stream().mapToLong(Holdings.Holding::size),
                heads.stream().mapToLong(Checkpoint::size));
        return new Told(sizes.max().orElse(0), heads);
    }

    private Mono<List<Checkpoint>> heads() {
        return Flux.fromIterable(holders)
                .flatMap(holder -> holder.newestNote().onErrorComplete())
                .flatMap(note -> Mono.justOrEmpty(signed(note)))
                .collectSortedList(Comparator.comparing(Checkpoint::size));
    }

    /** Whether one of our keys signed just this checkpoint. */
    boolean signed(SignedCheckpoint kept) {
        return signed(kept.note()).filter(kept.checkpoint()::equals).isPresent();
    }

    private Optional<Checkpoint> signed(String note) {
        try {
            var parsed = Note.parse(note);
            return keys.stream()
                    .flatMap(key -> parsed.verified(key).stream())
                    .findFirst()
                    .map(Checkpoint::parse);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
