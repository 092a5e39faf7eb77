package village.api.webhook;

import java.net.URI;

/** Where the operator lets messages go. */
@FunctionalInterface
public interface Destinations {
    /** Whether messages may go there, as far as the address itself tells. */
    boolean allow(URI url);
}
