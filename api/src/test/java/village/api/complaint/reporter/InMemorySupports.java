package village.api.complaint.reporter;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Followers;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.InMemoryFollowers;
import village.api.identity.Person;
import village.api.place.Village;

/** The twin: as atomic as the tables. */
public final class InMemorySupports implements Supports {
    private final InMemoryComplaints complaints;
    private final InMemoryFollowers followers;

    public InMemorySupports(InMemoryComplaints complaints, InMemoryFollowers followers) {
        this.complaints = complaints;
        this.followers = followers;
    }

    @Override
    public Mono<Complaint> add(
            Village.Id village,
            Complaint.Id id,
            Person.Id person,
            Optional<Once> once,
            Function<Complaint, Change> rule) {
        return Mono.defer(() -> added(village, id, person, once, rule));
    }

    private synchronized Mono<Complaint> added(
            Village.Id village,
            Complaint.Id id,
            Person.Id person,
            Optional<Once> once,
            Function<Complaint, Change> rule) {
        var found = now(complaints.byId(village, id));
        if (found.isEmpty()) {
            return Mono.empty();
        }
        if (!rule.apply(found.get()).after().id().equals(id)) {
            throw new IllegalStateException("a support of another case (expected: " + id + ")");
        }
        var added = now(followers.add(village, id, Followers.Follower.supporting(person)))
                .orElseThrow();
        return Mono.justOrEmpty(added ? now(complaints.change(village, id, once, rule)) : found);
    }

    @Override
    public Mono<Complaint> remove(
            Village.Id village, Complaint.Id id, Person.Id person, Function<Complaint, Change> rule) {
        return Mono.defer(() -> removed(village, id, person, rule));
    }

    private synchronized Mono<Complaint> removed(
            Village.Id village, Complaint.Id id, Person.Id person, Function<Complaint, Change> rule) {
        var removed = now(followers.remove(village, id, person)).orElseThrow();
        var after =
                now(removed ? complaints.change(village, id, Optional.empty(), rule) : complaints.byId(village, id));
        after.ifPresent(this::settledAbove);
        return Mono.justOrEmpty(after);
    }

    private void settledAbove(Complaint complaint) {
        var next = complaint.ending().mergedInto().flatMap(into -> now(complaints.byId(complaint.village(), into)));
        next.ifPresent(other -> {
            now(followers.settle(other.village(), other.id()));
            settledAbove(other);
        });
    }

    @Override
    public Mono<Map<Complaint.Id, Followers.Why>> followedBy(
            Village.Id village, Person.Id person, Collection<Complaint.Id> ids) {
        return Mono.fromSupplier(() -> {
            var found = new HashMap<Complaint.Id, Followers.Why>();
            ids.forEach(id -> followers.why(village, id, person).ifPresent(why -> found.put(id, why)));
            return found;
        });
    }

    /** What the other twins say at once. */
    private static <T> Optional<T> now(Mono<T> said) {
        return Optional.ofNullable(said.toFuture().join());
    }
}
