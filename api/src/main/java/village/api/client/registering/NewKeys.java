package village.api.client.registering;

import java.time.Instant;
import java.util.Optional;
import village.api.client.Key;
import village.api.client.Secret;
import village.api.identity.login.Chance;

/** Draws keys nobody can guess. */
final class NewKeys {
    private static final int DIGITS = 16;

    private final Chance chance;

    NewKeys(Chance chance) {
        this.chance = chance;
    }

    record Drawn(Key key, Secret secret) {}

    Drawn draw(Instant now) {
        return new Drawn(new Key("vk" + chance.digits(DIGITS), now, Optional.empty()), new Secret(chance.secret()));
    }
}
