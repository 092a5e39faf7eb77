package village.api.identity.citizen;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.IdentityNumber;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.identity.PhoneNumber;
import village.api.identity.RoleBook;
import village.api.identity.WechatIdentities;
import village.api.identity.binding.Binding;
import village.api.identity.binding.Bindings;
import village.api.identity.binding.Claim;
import village.api.identity.binding.Consent;
import village.api.identity.binding.Consents;
import village.api.identity.citizen.Joining.Verdict;
import village.api.identity.citizen.RosterMatches.Match;
import village.api.place.Village;

/**
 * Finds a citizen on the rosters and asks for his binding there, as if he had said himself who he is: the same rules
 * decide whether it holds at once or waits for a cadre, and it holds at once for nobody but the one with his number.
 * Where somebody is bound as him already he becomes that person, if the platform vouches for him and there is no doubt;
 * where there is, the village is asked. Nothing is looked up before he has agreed to the privacy notice.
 */
final class BindCitizen {
    private final RosterMatches rosters;
    private final Consents consents;
    private final Bindings bindings;
    private final CitizenJoins joins;
    private final WechatIdentities identities;
    private final RoleBook roles;
    private final Ids ids;
    private final Clock clock;

    BindCitizen(
            RosterMatches rosters,
            Consents consents,
            Bindings bindings,
            CitizenJoins joins,
            WechatIdentities identities,
            RoleBook roles,
            Ids ids,
            Clock clock) {
        this.rosters = rosters;
        this.consents = consents;
        this.bindings = bindings;
        this.joins = joins;
        this.identities = identities;
        this.roles = roles;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Gives the person he is afterwards, whether there was anything to bind or not.
     *
     * @param again whether he asked for it: then also where an earlier binding ended or was refused
     */
    Mono<Person.Id> bind(Person.Id person, Citizen citizen, boolean again) {
        return Mono.justOrEmpty(citizen.idNumber())
                .filterWhen(number -> agreed(person))
                .flatMap(number -> rosters.of(number).flatMap(matches -> bind(citizen, number, again, matches)))
                .then(Mono.defer(() -> identities.known(user(citizen))))
                .defaultIfEmpty(person);
    }

    private Mono<Boolean> agreed(Person.Id person) {
        return consents.of(person).map(given -> given.contains(Consent.PRIVACY)).defaultIfEmpty(false);
    }

    /** Whether he is somebody who is bound comes first: what is asked for then, that person asks for. */
    private Mono<Void> bind(Citizen citizen, IdentityNumber number, boolean again, List<Match> matches) {
        return verdict(citizen, number, matches)
                .flatMap(verdict -> identities
                        .known(user(citizen))
                        .doOnNext(roles::forget)
                        .flatMap(person -> ask(person, citizen, again, open(matches, verdict))));
    }

    private Mono<Verdict> verdict(Citizen citizen, IdentityNumber number, List<Match> matches) {
        return citizen.assured() && matches.stream().anyMatch(Match::taken)
                ? joins.join(new CitizenJoins.Request(user(citizen), citizen.name(), number, clock.instant()))
                : Mono.just(Verdict.NOBODY);
    }

    /** Where somebody is bound as him already, only a doubt is anything to be decided. */
    private static List<Match> open(List<Match> matches, Verdict verdict) {
        return matches.stream()
                .filter(match -> !match.taken() || verdict == Verdict.DOUBTFUL)
                .toList();
    }

    private Mono<Void> ask(Person.Id person, Citizen citizen, boolean again, List<Match> matches) {
        return Mono.justOrEmpty(citizen.phone())
                .flatMapMany(phone -> Flux.fromIterable(matches)
                        .filterWhen(match -> mayAsk(person, match.village(), again))
                        .concatMap(match -> bind(person, citizen, phone, match)))
                .then();
    }

    static OpenId user(Citizen citizen) {
        return new OpenId(citizen.platform(), citizen.userId());
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
