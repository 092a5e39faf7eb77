package village.api.identity.login;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import village.api.identity.Session;
import village.api.identity.session.Sessions;

/** Log-in requests in memory. */
public final class InMemoryLoginRequests implements LoginRequests {
    private record Kept(LoginRequest request, String codeHash, String deviceHash, int wrong) {}

    private final Sessions sessions;
    private final Map<LoginRequest.Id, Kept> kept = new HashMap<>();

    public InMemoryLoginRequests(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<Void> add(LoginRequest.Id id, String codeHash, String deviceHash, Instant expiresAt) {
        var request = new LoginRequest(id, LoginRequest.State.WAITING, expiresAt, Optional.empty());
        return atomically(() -> kept.put(id, new Kept(request, codeHash, deviceHash, 0)))
                .then();
    }

    @Override
    public Mono<LoginRequest> byId(LoginRequest.Id id) {
        return atomically(() -> kept.get(id)).map(Kept::request);
    }

    @Override
    public Mono<LoginRequest> ofDevice(LoginRequest.Id id, String deviceHash) {
        return atomically(() -> kept.get(id))
                .filter(found -> found.deviceHash().equals(deviceHash))
                .map(Kept::request);
    }

    @Override
    public Mono<Answer> answer(LoginRequest.Id id, String codeHash, Session session, Instant now) {
        return atomically(() -> answered(id, codeHash, session, now).orElse(null))
                .flatMap(answer -> answer == Answer.CONFIRMED
                        ? sessions.begin(session, new byte[0]).thenReturn(answer)
                        : Mono.just(answer));
    }

    private Optional<Answer> answered(LoginRequest.Id id, String codeHash, Session session, Instant now) {
        return Optional.ofNullable(kept.get(id))
                .filter(found -> found.request().at(now).state() == LoginRequest.State.WAITING)
                .map(found -> found.codeHash().equals(codeHash) ? confirm(found, session) : countWrong(found));
    }

    private Answer confirm(Kept found, Session session) {
        var request = found.request();
        keep(
                found,
                new LoginRequest(request.id(), LoginRequest.State.CONFIRMED, request.expiresAt(), Optional.of(session)),
                found.wrong());
        return Answer.CONFIRMED;
    }

    private Answer countWrong(Kept found) {
        var request = found.request();
        var state = found.wrong() + 1 >= MAX_WRONG ? LoginRequest.State.REFUSED : request.state();
        keep(found, new LoginRequest(request.id(), state, request.expiresAt(), Optional.empty()), found.wrong() + 1);
        return Answer.WRONG;
    }

    private void keep(Kept before, LoginRequest request, int wrong) {
        kept.put(request.id(), new Kept(request, before.codeHash(), before.deviceHash(), wrong));
    }

    private <T> Mono<T> atomically(Supplier<T> act) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return act.get();
            }
        });
    }
}
