package village.api.identity.citizen;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.identity.PhoneNumber;
import village.api.identity.RoleBook;
import village.api.identity.binding.Binding;
import village.api.identity.binding.Bindings;
import village.api.identity.binding.Claim;
import village.api.identity.binding.Consent;
import village.api.identity.binding.Consents;
import village.api.identity.citizen.RosterMatches.Match;
import village.api.place.Village;

/**
 * Finds a citizen on the rosters and asks for his binding there, as if he had said himself who he is: the same rules
 * decide whether it holds at once or waits for a cadre, and it holds at once for nobody but the one with his number.
 * Nothing is looked up before he has agreed to the privacy notice, and nothing asked for that nobody could grant: where
 * somebody is bound as him already, that one ends first.
 */
final class BindCitizen {
    private final RosterMatches rosters;
    private final Consents consents;
    private final Bindings bindings;
    private final RoleBook roles;
    private final Ids ids;
    private final Clock clock;

    BindCitizen(RosterMatches rosters, Consents consents, Bindings bindings, RoleBook roles, Ids ids, Clock clock) {
        this.rosters = rosters;
        this.consents = consents;
        this.bindings = bindings;
        this.roles = roles;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Completes empty, whether there was anything to bind or not.
     *
     * @param again whether he asked for it: then also where an earlier binding ended or was refused
     */
    Mono<Void> bind(Person.Id person, Citizen citizen, boolean again) {
        if (citizen.idNumber().isEmpty() || citizen.phone().isEmpty()) {
            return Mono.empty();
        }
        return consents.of(person)
                .filter(given -> given.contains(Consent.PRIVACY))
                .flatMap(agreed -> rosters.of(citizen.idNumber().get()))
                .flatMapMany(Flux::fromIterable)
                .filter(match -> !match.taken())
                .filterWhen(match -> mayAsk(person, match.village(), again))
                .concatMap(match -> bind(person, citizen, citizen.phone().get(), match))
                .then();
    }

    /** What was ended or refused is not asked for again by itself, and nothing while it is bound or waits. */
    private Mono<Boolean> mayAsk(Person.Id person, Village.Id village, boolean again) {
        return again
                ? bindings.current(village, person).hasElement().map(there -> !there)
                : bindings.everAsked(village, person).map(asked -> !asked);
    }

    private Mono<Binding> bind(Person.Id person, Citizen citizen, PhoneNumber phone, Match match) {
        var claim =
                new Claim(phone, Optional.of(citizen.name()), citizen.idNumber().map(number -> number.last4()));
        var request = new Bindings.Request(
                match.village(), person, claim, Optional.of(match.rosterPerson()), clock.instant());
        var id = ids.next();
        var once = new Once("person:" + person, "binding.request", id.toString(), "0");
        return bindings.request(new Binding.Id(id), request, once)
                .doOnNext(binding -> roles.forget(person))
                .onErrorResume(BindCitizen::boundMeanwhile, refusal -> Mono.empty());
    }

    private static boolean boundMeanwhile(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.reason() == Reason.BINDING_EXISTS;
    }
}
