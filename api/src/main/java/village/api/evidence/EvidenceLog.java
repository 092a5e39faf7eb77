package village.api.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.evidence.tree.Hash;
import village.api.evidence.tree.Outline;
import village.api.place.Village;

/** The log: leaves without gaps, which only become more. Salts and forms are kept apart from it and can be erased. */
public interface EvidenceLog {
    /** As {@link #appendAll}, one record. */
    default Mono<Long> append(CanonicalRecord record) {
        return appendAll(List.of(record)).map(places -> places.get(0));
    }

    /**
     * Appends records in their order, each with a salt of its own, and gives their places; one that is there already, or
     * comes twice, keeps its place and form. Joins the surrounding transaction, and lets nobody else append until that
     * ends.
     */
    Mono<List<Long>> appendAll(List<CanonicalRecord> records);

    /** How many leaves there are. */
    Mono<Long> size();

    /** The hashes an outline speaks of, read in one go. Fails with {@link village.api.evidence.tree.BrokenTree} when the log lacks one it should have. */
    Mono<List<Hash>> fill(Outline outline);

    /** Empty if it is not on record. */
    Mono<Leaf> byKey(CanonicalRecord.Key key);

    /** Empty beyond the end. */
    Mono<Leaf> byIndex(long index);

    /** The newest revision of a subject that is on record; empty if none is. */
    Mono<Leaf> newest(String kind, UUID subject);

    /** Leaves in order from a place on. */
    Mono<List<Leaf>> from(long index, int limit);

    /**
     * Erases salt and form of a leaf for good; the hash stays. Again is harmless; empty if there is no such leaf.
     *
     * @param reason why, for everybody to read; no personal data
     */
    Mono<Leaf> erase(long index, String reason);

    /**
     * A leaf.
     *
     * @param content empty once erased
     */
    record Leaf(
            long index,
            Hash hash,
            CanonicalRecord.Key key,
            Optional<Village.Id> village,
            Optional<Content> content,
            Optional<Erasure> erasure) {}

    /**
     * What makes a leaf's hash together.
     *
     * @param salt Base64
     * @param form as it was put on record
     */
    record Content(String salt, String form) {}

    record Erasure(Instant at, String reason) {}
}
