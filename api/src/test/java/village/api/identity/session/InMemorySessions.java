package village.api.identity.session;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.identity.Session;

/** Sessions in memory. */
public final class InMemorySessions implements Sessions {
    private record Kept(Session session, byte[] current, byte[] previous, Instant movedAt) {}

    private final Map<Session.Id, Kept> kept = new HashMap<>();

    @Override
    public Mono<Void> begin(Session session, byte[] refreshHash) {
        return Mono.fromRunnable(() -> put(new Kept(session, refreshHash, new byte[0], Instant.MIN)));
    }

    private synchronized void put(Kept session) {
        kept.put(session.session().id(), session);
    }

    @Override
    public Mono<Session> alive(Session.Id id, Instant now) {
        return Mono.fromSupplier(() -> find(id, now).map(Kept::session).orElse(null));
    }

    private synchronized Optional<Kept> find(Session.Id id, Instant now) {
        return Optional.ofNullable(kept.get(id))
                .filter(found -> now.isBefore(found.session().expiresAt()));
    }

    @Override
    public Mono<Session> rotate(Rotation rotation) {
        return Mono.fromSupplier(() -> rotated(rotation).orElse(null));
    }

    private synchronized Optional<Session> rotated(Rotation rotation) {
        var found = find(rotation.session(), rotation.now());
        if (found.isPresent() && Arrays.equals(found.get().current(), rotation.presented())) {
            return Optional.of(moveOn(found.get(), rotation));
        }
        var again = found.filter(session -> Arrays.equals(session.previous(), rotation.presented()))
                .filter(session -> session.movedAt().isAfter(rotation.now().minus(rotation.grace())));
        if (again.isEmpty()) {
            kept.remove(rotation.session());
        }
        return again.map(Kept::session);
    }

    private Session moveOn(Kept found, Rotation rotation) {
        var old = found.session();
        var session = new Session(old.id(), old.person(), old.face(), old.appId(), rotation.expiresAt());
        kept.put(old.id(), new Kept(session, rotation.successor(), rotation.presented(), rotation.now()));
        return session;
    }

    @Override
    public Mono<Void> end(Session.Id id, Instant now) {
        return Mono.fromRunnable(() -> remove(id));
    }

    private synchronized void remove(Session.Id id) {
        kept.remove(id);
    }
}
