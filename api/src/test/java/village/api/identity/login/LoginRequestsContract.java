package village.api.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.identity.Face;
import village.api.identity.Person;
import village.api.identity.Session;
import village.api.identity.login.LoginRequest.State;
import village.api.identity.login.LoginRequests.Answer;
import village.api.identity.session.Sessions;

/** What every keeper of log-in requests does. */
public interface LoginRequestsContract {
    Instant NOW = Instant.parse("2026-11-22T01:30:00Z");
    Duration PATIENCE = Duration.ofSeconds(10);

    LoginRequests requests();

    Sessions sessions();

    Person.Id person();

    @Test
    default void waitsForAnAnswer() {
        assertThat(byId(added()).state()).isEqualTo(State.WAITING);
        assertThat(requests().byId(new LoginRequest.Id(UUID.randomUUID())).blockOptional(PATIENCE))
                .isEmpty();
    }

    @Test
    default void beginsASessionForTheRightCode() {
        var id = added();
        var session = session();
        assertThat(answer(id, "right", session, NOW)).contains(Answer.CONFIRMED);
        assertThat(byId(id).state()).isEqualTo(State.CONFIRMED);
        assertThat(requests().ofDevice(id, "device").block(PATIENCE).session()).contains(session);
        assertThat(requests().ofDevice(id, "other").blockOptional(PATIENCE)).isEmpty();
        assertThat(sessions().alive(session.id(), NOW).block(PATIENCE)).isEqualTo(session);
    }

    @Test
    default void answersOnce() {
        var id = added();
        answer(id, "right", session(), NOW);
        assertThat(answer(id, "right", session(), NOW)).isEmpty();
    }

    @Test
    default void takesNoAnswerAfterItsTime() {
        assertThat(answer(added(), "right", session(), NOW.plusSeconds(300))).isEmpty();
    }

    @Test
    default void bearsFourWrongCodesAndNotFive() {
        var id = added();
        for (var i = 0; i < 4; i++) {
            assertThat(answer(id, "wrong", session(), NOW)).contains(Answer.WRONG);
        }
        assertThat(byId(id).state()).isEqualTo(State.WAITING);
        assertThat(answer(id, "wrong", session(), NOW)).contains(Answer.WRONG);
        assertThat(byId(id).state()).isEqualTo(State.REFUSED);
        assertThat(answer(id, "right", session(), NOW)).isEmpty();
    }

    @Test
    default void countsWrongCodesThatComeAtOnce() {
        var id = added();
        assertThat(atOnce(id, "wrong", 20)).hasSize(LoginRequests.MAX_WRONG);
        assertThat(byId(id).state()).isEqualTo(State.REFUSED);
    }

    @Test
    default void saysYesOnceHoweverManyConfirm() {
        assertThat(atOnce(added(), "right", 8)).containsExactly(Answer.CONFIRMED);
    }

    private LoginRequest.Id added() {
        var id = new LoginRequest.Id(UUID.randomUUID());
        requests().add(id, "right", "device", NOW.plusSeconds(300)).block(PATIENCE);
        return id;
    }

    private Session session() {
        return new Session(
                new Session.Id(UUID.randomUUID()), person(), Face.CONSOLE, Optional.empty(), NOW.plusSeconds(3600));
    }

    private LoginRequest byId(LoginRequest.Id id) {
        return requests().byId(id).block(PATIENCE);
    }

    private Optional<Answer> answer(LoginRequest.Id id, String code, Session session, Instant now) {
        return requests().answer(id, code, session, now).blockOptional(PATIENCE);
    }

    private List<Answer> atOnce(LoginRequest.Id id, String code, int times) {
        return Flux.range(0, times)
                .flatMap(number -> Mono.defer(() -> requests().answer(id, code, session(), NOW))
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block(PATIENCE);
    }
}
