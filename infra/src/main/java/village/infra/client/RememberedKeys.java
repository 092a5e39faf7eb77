package village.infra.client;

import reactor.core.publisher.Mono;
import village.api.event.Event;
import village.api.event.LogTail;
import village.api.event.SequencedEvent;
import village.infra.postgres.Remembered;
import village.openapi.signature.SigningKeys;

/** Keeps keys for a short while: every call asks for one. Whatever happens to a client makes all be asked for anew. */
final class RememberedKeys implements SigningKeys, LogTail.Listener {
    private final Remembered<String, SigningKey> keys;

    RememberedKeys(SigningKeys keys) {
        this.keys = new Remembered<>(keys::find);
    }

    @Override
    public Mono<SigningKey> find(String keyId) {
        return keys.of(keyId);
    }

    @Override
    public void written(Event event) {
        if (event.subject().kind().equals("client")) {
            keys.forget(any -> true);
        }
    }

    @Override
    public void happened(SequencedEvent event) {
        written(event.event());
    }

    @Override
    public void missed() {
        keys.forget(any -> true);
    }
}
