package village.api.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.evidence.CanonicalRecord.Key;
import village.api.evidence.tree.Edge;
import village.api.evidence.tree.Hash;
import village.api.evidence.tree.Merkle;
import village.api.evidence.tree.Node;
import village.api.evidence.tree.Outline;

/** The log in memory. */
public final class InMemoryEvidenceLog implements EvidenceLog {
    private final List<Leaf> leaves = new ArrayList<>();
    private final Map<Node, Hash> stored = new HashMap<>();
    private final Edge edge = Edge.empty();

    @Override
    public Mono<List<Long>> appendAll(List<CanonicalRecord> records) {
        return Mono.fromSupplier(() -> added(records));
    }

    private synchronized List<Long> added(List<CanonicalRecord> records) {
        return records.stream().map(this::added).toList();
    }

    private synchronized long added(CanonicalRecord record) {
        var known = found(record.key());
        if (known.isPresent()) {
            return known.get().index();
        }
        var salt = new byte[Merkle.SALT_LENGTH];
        salt[0] = (byte) leaves.size();
        var content = new Content(Base64.getEncoder().encodeToString(salt), record.form());
        var hash = Merkle.leaf(salt, record.form());
        leaves.add(
                new Leaf(leaves.size(), hash, record.key(), record.village(), Optional.of(content), Optional.empty()));
        stored.putAll(edge.append(hash));
        return edge.size() - 1;
    }

    private synchronized Optional<Leaf> found(Key key) {
        return leaves.stream().filter(leaf -> leaf.key().equals(key)).findFirst();
    }

    @Override
    public synchronized Mono<Long> size() {
        return Mono.just((long) leaves.size());
    }

    @Override
    public synchronized Mono<List<Hash>> fill(Outline outline) {
        return Mono.just(outline.filled(stored));
    }

    /** As somebody with the database could; gives what was there. */
    public synchronized Hash rewrite(Node node, Hash hash) {
        return Objects.requireNonNull(stored.put(node, hash));
    }

    /** As somebody with the database could; gives what was there. */
    public synchronized Hash cut(Node node) {
        return Objects.requireNonNull(stored.remove(node));
    }

    @Override
    public Mono<Leaf> byKey(Key key) {
        return Mono.fromSupplier(() -> found(key)).flatMap(Mono::justOrEmpty);
    }

    @Override
    public synchronized Mono<Leaf> byIndex(long index) {
        return index >= 0 && index < leaves.size() ? Mono.just(leaves.get((int) index)) : Mono.empty();
    }

    @Override
    public synchronized Mono<Leaf> newest(String kind, UUID subject) {
        return Mono.justOrEmpty(leaves.stream()
                .filter(leaf ->
                        leaf.key().kind().equals(kind) && leaf.key().subject().equals(subject))
                .max(Comparator.comparingLong(leaf -> leaf.key().revision())));
    }

    @Override
    public synchronized Mono<List<Leaf>> from(long index, int limit) {
        return Mono.just(leaves.stream().skip(index).limit(limit).toList());
    }

    @Override
    public synchronized Mono<Leaf> erase(long index, String reason) {
        return byIndex(index).map(leaf -> leaf.erasure().isPresent() ? leaf : erased(leaf, reason));
    }

    private synchronized Leaf erased(Leaf leaf, String reason) {
        var after = new Leaf(
                leaf.index(),
                leaf.hash(),
                leaf.key(),
                leaf.village(),
                Optional.empty(),
                Optional.of(new Erasure(Instant.EPOCH, reason)));
        leaves.set((int) leaf.index(), after);
        return after;
    }
}
