package village.api.identity.citizen;

import reactor.core.publisher.Mono;

/** Asks a government platform who somebody is. */
public interface CitizenTickets {
    /**
     * Trades a ticket, which is good once and for a minute. Refuses one the platform does not know
     * ({@code session.code-invalid}), an organisation ({@code session.citizen-required}) and somebody whose identity the
     * platform has not checked ({@code session.citizen-unchecked}); fails as unavailable when it does not answer.
     */
    Mono<Citizen> trade(String ticket);
}
