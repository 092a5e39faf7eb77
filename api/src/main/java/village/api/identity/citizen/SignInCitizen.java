package village.api.identity.citizen;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.RoleBook;
import village.api.identity.WechatIdentities;
import village.api.identity.WechatLogin;
import village.api.identity.binding.Bindings;
import village.api.identity.binding.Consents;
import village.api.identity.session.OauthStates;
import village.api.identity.session.Opening;
import village.api.identity.session.SignedIn;

/** Somebody signs in with a government platform's ticket. There is no actor yet: this is where he comes from. */
public final class SignInCitizen {
    /** Longer than a ticket lives. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final CitizenTickets tickets;
    private final OauthStates used;
    private final WechatIdentities identities;
    private final Opening opening;
    private final BindCitizen bindCitizen;
    private final Clock clock;

    public SignInCitizen(
            CitizenTickets tickets,
            OauthStates used,
            WechatIdentities identities,
            Opening opening,
            RosterMatches rosters,
            Consents consents,
            Bindings bindings,
            CitizenJoins joins,
            RoleBook roles,
            Ids ids,
            Clock clock) {
        this.tickets = tickets;
        this.used = used;
        this.identities = identities;
        this.opening = opening;
        this.bindCitizen = new BindCitizen(rosters, consents, bindings, joins, identities, roles, ids, clock);
        this.clock = clock;
    }

    /**
     * The same session as any other sign-in gives. Refuses a ticket the second time, whatever the platform says of it.
     * Whoever has agreed to the privacy notice is looked up on the rosters, and is the person who is bound as him there
     * already where that is beyond doubt.
     *
     * @param again whether he asked to be looked up: then also where an earlier binding of his ended
     */
    public Mono<SignedIn> signIn(String ticket, boolean again) {
        return used.take("ticket-" + hash(ticket), clock.instant().plus(REMEMBERED))
                .filter(first -> first)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.SESSION_CODE_INVALID)))
                .flatMap(first -> tickets.trade(ticket))
                .flatMap(citizen -> signIn(citizen, again));
    }

    /** A platform's user is one person, as a user of a WeChat account is. */
    private Mono<SignedIn> signIn(Citizen citizen, boolean again) {
        return identities
                .personOf(new WechatLogin(BindCitizen.user(citizen), Optional.empty()))
                .flatMap(person -> bindCitizen.bind(person, citizen, again))
                .flatMap(person -> opening.begin(person, citizen.platform()));
    }

    private static String hash(String ticket) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: part of every JDK)", e);
        }
    }
}
