package village.api.credit.appeal;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.credit.Member;
import village.api.credit.ledger.Entry;
import village.api.place.Village;

/** Objections to lines. Keys of pages are ids of appeals. */
public interface Appeals {
    /**
     * Adds an appeal with its event, once. Refuses a second one that waits about the same line
     * ({@code credit.appeal-waiting}), one about a line that was taken back ({@code credit.reversed-already}), and one
     * about a reversing line that an appeal was upheld about before ({@code credit.appeal-decided}), of several acts at
     * once too.
     *
     * @return the appeal the key stands for
     */
    Mono<Appeal> add(Once once, AppealChange change);

    /** Locks an appeal until the surrounding transaction ends, and gives it; empty if the village has none of that id. */
    Mono<Appeal> locked(Village.Id village, Appeal.Id id);

    /** Writes what became of an appeal that was locked, with its event. */
    Mono<Appeal> decide(AppealChange change);

    /** Empty if the village has none of that id. */
    Mono<Appeal> byId(Village.Id village, Appeal.Id id);

    /** What members filed, or one person in all his memberships, the latest first. */
    Mono<Page<Appeal, UUID>> of(Collection<Member> members, Slice slice);

    /**
     * What waits, or was decided, in a village, the latest filed first.
     *
     * @param keeps the branch of the members; empty for those the township keeps: secretaries, and who is of a branch without one
     */
    Mono<Page<Appeal, UUID>> list(Village.Id village, Optional<String> keeps, boolean waiting, Slice slice);

    /** Whether one waits about a line. */
    Mono<Boolean> waiting(Village.Id village, Entry.Id line);

    /** Which part of a list. */
    record Slice(Optional<UUID> after, int limit) {}
}
