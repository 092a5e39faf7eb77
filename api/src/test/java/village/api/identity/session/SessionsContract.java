package village.api.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.identity.Face;
import village.api.identity.Person;
import village.api.identity.Session;

/** What every keeper of sessions does. */
public interface SessionsContract {
    Instant NOW = Instant.parse("2026-11-22T01:30:00Z");
    Duration GRACE = Duration.ofSeconds(60);
    Duration PATIENCE = Duration.ofSeconds(10);

    Sessions sessions();

    /** Somebody who may sign in. */
    Person.Id person();

    @Test
    default void movesOnWithTheCurrentToken() {
        var session = begun();
        assertThat(rotate(session, 1, NOW)).isPresent();
        assertThat(rotate(session, 2, NOW)).isPresent();
        assertThat(rotate(session, 3, NOW).orElseThrow().person()).isEqualTo(session.person());
    }

    @Test
    default void prolongsTheSession() {
        var session = begun();
        var refreshed = rotate(session, 1, NOW).orElseThrow();
        assertThat(refreshed.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(refreshed.appId()).contains("wx1");
    }

    @Test
    default void takesThePreviousTokenAgainForAWhile() {
        var session = begun();
        rotate(session, 1, NOW);
        assertThat(rotate(session, 1, NOW.plusSeconds(59))).isPresent();
        assertThat(rotate(session, 2, NOW.plusSeconds(59))).isPresent();
    }

    @Test
    default void endsTheSessionWhenThePreviousTokenComesLate() {
        var session = begun();
        rotate(session, 1, NOW);
        assertThat(rotate(session, 1, NOW.plusSeconds(60))).isEmpty();
        assertThat(rotate(session, 2, NOW.plusSeconds(60))).isEmpty();
        assertThat(alive(session, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    default void endsTheSessionWhenAnOlderTokenComes() {
        var session = begun();
        rotate(session, 1, NOW);
        rotate(session, 2, NOW);
        assertThat(rotate(session, 1, NOW)).isEmpty();
        assertThat(rotate(session, 3, NOW)).isEmpty();
    }

    @Test
    default void doesNotRefreshWhatHasEnded() {
        var session = begun();
        sessions().end(session.id(), NOW).block(PATIENCE);
        sessions().end(session.id(), NOW).block(PATIENCE);
        assertThat(alive(session, NOW)).isEmpty();
        assertThat(rotate(session, 1, NOW)).isEmpty();
    }

    @Test
    default void doesNotRefreshWhatHasExpired() {
        var session = begun();
        assertThat(alive(session, NOW.plusSeconds(3599))).contains(session);
        assertThat(alive(session, NOW.plusSeconds(3600))).isEmpty();
        assertThat(rotate(session, 1, NOW.plusSeconds(3600))).isEmpty();
    }

    @Test
    default void doesNotKnowAnotherSession() {
        assertThat(rotate(session(), 1, NOW)).isEmpty();
    }

    @Test
    default void letsSeveralRefreshAtOnceAndMovesOnOnce() {
        var session = begun();
        var refreshed = Flux.range(0, 12)
                .flatMap(number -> Mono.defer(() -> sessions().rotate(rotation(session, 1, NOW)))
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block(PATIENCE);
        assertThat(refreshed).hasSize(12);
        assertThat(rotate(session, 2, NOW)).isPresent();
    }

    private Session begun() {
        var session = session();
        sessions().begin(session, hash(session, 1)).block(PATIENCE);
        return session;
    }

    private Session session() {
        return new Session(
                new Session.Id(UUID.randomUUID()), person(), Face.MP, Optional.of("wx1"), NOW.plusSeconds(3600));
    }

    private Optional<Session> rotate(Session session, int generation, Instant now) {
        return sessions().rotate(rotation(session, generation, now)).blockOptional(PATIENCE);
    }

    private Optional<Session> alive(Session session, Instant now) {
        return sessions().alive(session.id(), now).blockOptional(PATIENCE);
    }

    private static Sessions.Rotation rotation(Session session, int generation, Instant now) {
        return new Sessions.Rotation(
                session.id(),
                hash(session, generation),
                hash(session, generation + 1),
                now,
                GRACE,
                now.plus(Duration.ofDays(30)));
    }

    private static byte[] hash(Session session, int generation) {
        return (session.id() + "." + generation).getBytes(StandardCharsets.UTF_8);
    }
}
