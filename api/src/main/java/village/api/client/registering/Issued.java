package village.api.client.registering;

import java.util.Optional;
import village.api.client.Client;
import village.api.client.Secret;

/**
 * A client and the key it was just given.
 *
 * @param secret to be shown this once; empty when it was shown before
 */
public record Issued(Client client, String keyId, Optional<Secret> secret) {}
