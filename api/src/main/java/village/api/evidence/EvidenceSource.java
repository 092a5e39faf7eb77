package village.api.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.event.SequencedEvent;
import village.api.identity.Actor;
import village.api.place.Village;

/**
 * A kind of record that goes into the evidence log. A capability implements it once and is then on record: the consumer
 * {@code evidence} asks it about every event of its types.
 */
public interface EvidenceSource {
    /** Names the kind in keys, bundles and exports; never changes. Lower-kebab, for example {@code disclosure}. */
    String kind();

    /** The types of the events that put something on record, for example {@code disclosure.published}. */
    Set<String> events();

    /** Whether anybody may read the canonical forms; of a closed kind only hashes leave the installation. */
    boolean open();

    /**
     * What an event puts on record, read inside the consumer's transaction; empty for nothing. One event names one
     * revision, and the same revision always has the same form: a second record of a revision is not taken.
     */
    Mono<CanonicalRecord> of(SequencedEvent event);

    /**
     * As {@link #of}, of several events; for who can read them with fewer questions than one by one.
     *
     * @return by the ids of the events; those that put nothing on record are missing
     */
    default Mono<Map<UUID, CanonicalRecord>> ofAll(List<SequencedEvent> events) {
        return Flux.fromIterable(events)
                .concatMap(
                        event -> of(event).map(record -> Map.entry(event.event().id(), record)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /**
     * The record made afresh from what the tables hold now, to be compared; empty when it is no longer kept.
     *
     * @param village whose it is; empty for what belongs to the whole installation
     */
    Mono<CanonicalRecord> stored(Optional<Village.Id> village, CanonicalRecord.Key key);

    /**
     * Blanks what the tables hold of a record, in the transaction that erases its evidence. A source whose records hold
     * nothing but ids and hashes leaves them.
     *
     * @param reason for everybody to read
     */
    default Mono<Void> erase(Actor operator, Optional<Village.Id> village, CanonicalRecord.Key key, String reason) {
        return Mono.empty();
    }

    /**
     * Whether the tables say nothing of a record any more, as {@link #erase} leaves it; also where they do not have it at
     * all. An erasure that is on record while they still say something was not made here. Always for a source whose
     * records hold nothing but ids and hashes.
     */
    default Mono<Boolean> blanked(Optional<Village.Id> village, CanonicalRecord.Key key) {
        return Mono.just(true);
    }

    /**
     * Whether what the tables hold of a record is kept from everybody's eyes for a while. Hashes and proofs are given
     * all the same.
     */
    default Mono<Boolean> covered(Optional<Village.Id> village, CanonicalRecord.Key key) {
        return Mono.just(false);
    }

    /**
     * Whether an event that puts a record on record was told and still waits to be consumed. What nobody told of was not
     * published here and never comes. Always for a source that follows no events.
     */
    default Mono<Boolean> awaited(CanonicalRecord.Key key) {
        return Mono.just(true);
    }

    /** The newest revision of a subject that the tables hold; empty if the village has no such thing. */
    Mono<CanonicalRecord.Key> newest(Village.Id village, UUID subject);
}
