package village.api.identity.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Fingerprints;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;

/** A screen asks to be let in and waits for the answer. Nobody is signed in yet. */
public final class RequestLogin {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final LoginRequests requests;
    private final Chance chance;
    private final Hashes hashes;
    private final Ids ids;
    private final Clock clock;

    public RequestLogin(LoginRequests requests, Chance chance, Fingerprints fingerprints, Ids ids, Clock clock) {
        this.requests = requests;
        this.chance = chance;
        this.hashes = new Hashes(fingerprints);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A fresh request.
     *
     * @param code six digits, shown on the screen
     * @param device kept by the browser and shown to nobody
     */
    public record Asked(LoginRequest.Id id, String code, String device, Instant expiresAt) {
        @Override
        public String toString() {
            return "Asked[" + id + ", ***]";
        }
    }

    public Mono<Asked> ask() {
        return Mono.fromSupplier(this::toAsked)
                .flatMap(asked -> requests.add(
                                asked.id(),
                                hashes.code(asked.id(), asked.code()),
                                hashes.device(asked.id(), asked.device()),
                                asked.expiresAt())
                        .thenReturn(asked));
    }

    /** How the request stands; with its session only for the device that asked. */
    public Mono<LoginRequest> follow(LoginRequest.Id id, Optional<String> device) {
        return requests.byId(id)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.LOGIN_REQUEST_NOT_FOUND)))
                .map(request -> new LoginRequest(id, request.state(), request.expiresAt(), Optional.empty()))
                .flatMap(plain -> Mono.justOrEmpty(device)
                        .flatMap(secret -> requests.ofDevice(id, hashes.device(id, secret)))
                        .defaultIfEmpty(plain))
                .map(request -> request.at(clock.instant()));
    }

    private Asked toAsked() {
        return new Asked(
                new LoginRequest.Id(ids.next()),
                chance.digits(6),
                chance.secret(),
                clock.instant().plus(LIFE));
    }
}
