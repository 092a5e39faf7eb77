package village.openapi.signature;

import reactor.core.publisher.Mono;
import village.api.client.Client;
import village.api.client.Key;
import village.api.client.Secret;

/** The keys clients sign with. Asked at every call; a change of this instance shows at once, another's within seconds. */
@FunctionalInterface
public interface SigningKeys {
    /** Empty for a key nobody was ever given. */
    Mono<SigningKey> find(String keyId);

    /** Whether this instance knows of itself whose the key is, or that it is nobody's; if not, asking costs a look-up. */
    default boolean remembers(String keyId) {
        return false;
    }

    /** A key, whose it is, and what is signed with it. */
    record SigningKey(Client client, Key key, Secret secret) {}
}
