package village.api.identity.login;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Fingerprints;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Face;
import village.api.identity.Person;
import village.api.identity.Session;
import village.api.identity.membership.ShowOffice;

/** A staff member lets a screen into the console: he types, in WeChat, the code the screen shows. */
public final class ConfirmLogin {
    private final LoginRequests requests;
    private final ShowOffice showOffice;
    private final Hashes hashes;
    private final Duration life;
    private final Ids ids;
    private final Clock clock;

    /** @param life how long a console stays open at most */
    public ConfirmLogin(
            LoginRequests requests,
            ShowOffice showOffice,
            Fingerprints fingerprints,
            Duration life,
            Ids ids,
            Clock clock) {
        this.requests = requests;
        this.showOffice = showOffice;
        this.hashes = new Hashes(fingerprints);
        this.life = life;
        this.ids = ids;
        this.clock = clock;
    }

    public Mono<Void> confirm(Actor actor, LoginRequest.Id id, String code) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(this::requireStaff)
                .flatMap(person -> requests.answer(id, hashes.code(id, code), toSession(person), clock.instant()))
                .switchIfEmpty(Mono.defer(() -> gone(id)))
                .doOnNext(ConfirmLogin::requireConfirmed)
                .then();
    }

    private Mono<Person.Id> requireStaff(Person.Id person) {
        return showOffice
                .works(person)
                .filter(works -> works)
                .map(works -> person)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ROLE_REQUIRED)));
    }

    private Session toSession(Person.Id person) {
        return new Session(
                new Session.Id(ids.next()),
                person,
                Face.CONSOLE,
                Optional.empty(),
                clock.instant().plus(life));
    }

    private Mono<LoginRequests.Answer> gone(LoginRequest.Id id) {
        return requests.byId(id)
                .map(request -> request.at(clock.instant()).state())
                .map(state -> state == LoginRequest.State.EXPIRED
                        ? Reason.LOGIN_REQUEST_NOT_FOUND
                        : Reason.LOGIN_REQUEST_DECIDED)
                .defaultIfEmpty(Reason.LOGIN_REQUEST_NOT_FOUND)
                .flatMap(reason -> Mono.error(() -> Refusal.of(reason)));
    }

    private static void requireConfirmed(LoginRequests.Answer answer) {
        if (answer == LoginRequests.Answer.WRONG) {
            throw Refusal.of(Reason.LOGIN_CODE_WRONG);
        }
    }
}
