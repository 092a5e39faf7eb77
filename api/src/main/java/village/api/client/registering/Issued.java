package village.api.client.registering;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.client.Client;
import village.api.client.Clients;
import village.api.client.Clients.Issue;
import village.api.client.Secret;

/**
 * A client and the key it was just given.
 *
 * @param secret to be shown to whoever asked for the key; empty when that was some time ago
 */
public record Issued(Client client, String keyId, Optional<Secret> secret) {
    /**
     * How long the answer to a request may be asked for again: it gets lost on a bad line. By then the operator has given
     * the secret to the platform, or takes the key back and gives another.
     */
    public static final Duration SHOWN = Duration.ofMinutes(10);

    /** The answer to a request, the first or a repeated one: whoever repeats it is the same person with the same key. */
    static Mono<Issued> of(Clients clients, Issue issue, Instant now) {
        var shown = issue.key().active() && now.isBefore(issue.key().issuedAt().plus(SHOWN));
        return Mono.just(shown)
                .filter(still -> still)
                .flatMap(
                        still -> clients.secret(issue.client().id(), issue.key().id()))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(secret -> new Issued(issue.client(), issue.key().id(), secret));
    }
}
