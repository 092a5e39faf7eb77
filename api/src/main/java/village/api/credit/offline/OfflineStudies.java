package village.api.credit.offline;

import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.credit.Member;
import village.api.place.Village;

/** What was handed in. Keys of pages are ids of studies. */
public interface OfflineStudies {
    /**
     * Adds a study with its event, once. Refuses where so many of the member's wait already
     * ({@code credit.offline-too-many}); of several at once no more than allowed are added.
     *
     * @param most how many of a member may wait at a time
     * @return the study the key stands for
     */
    Mono<OfflineStudy> add(Once once, OfflineChange change, int most);

    /** Adds a study with its event, in the surrounding transaction. */
    Mono<OfflineStudy> add(OfflineChange change);

    /** Locks a study until the surrounding transaction ends, and gives it; empty if the village has none of that id. */
    Mono<OfflineStudy> locked(Village.Id village, OfflineStudy.Id id);

    /** Writes what became of a study that was locked, with its event. */
    Mono<OfflineStudy> decide(OfflineChange change);

    /** Empty if the village has none of that id. */
    Mono<OfflineStudy> byId(Village.Id village, OfflineStudy.Id id);

    /** A member's, the latest first. */
    Mono<Page<OfflineStudy, UUID>> of(Member member, Slice slice);

    /**
     * What waits, or was decided, in a village, the latest first; nothing that was withdrawn.
     *
     * @param keeps the branch of the members; empty for those the township keeps: secretaries, and who is of a branch without one
     */
    Mono<Page<OfflineStudy, UUID>> list(Village.Id village, Optional<String> keeps, boolean waiting, Slice slice);

    /** Which part of a list. */
    record Slice(Optional<UUID> after, int limit) {}
}
