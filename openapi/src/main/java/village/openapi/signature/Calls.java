package village.openapi.signature;

import java.util.Optional;
import village.api.client.Client;
import village.api.place.Village;

/** Notes what was called. */
@FunctionalInterface
public interface Calls {
    /** Never waits and never fails; it is written down a little later, or lost with its instance. */
    void note(Made call);

    /**
     * @param route the pattern of the path, never the path itself
     * @param from the address, its end hidden
     */
    record Made(
            Client.Id client,
            String keyId,
            Optional<Village.Id> village,
            String method,
            String route,
            int status,
            int millis,
            String requestId,
            Optional<String> from) {}
}
