package village.openapi.signature;

import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.client.Client;

/** Keeps the bodies that bring files until it is known whether they are signed well: nothing of them stays in memory. */
public interface Spools {
    /** The largest file and what multipart puts around it; exact limits hold when the file is read. */
    long MOST_BYTES = 21L * 1024 * 1024;

    /**
     * Takes a body in, releasing every buffer. Refuses at the first byte beyond {@link #MOST_BYTES}
     * ({@code attachment.too-large}), refuses at once while its sender, or his house, has as many
     * as one may ({@code client.uploads-too-many}), and fails as unavailable while too many are kept in all; then, and on
     * cancellation, nothing is left behind.
     */
    Mono<Spooled> take(Sender sender, Flux<DataBuffer> body);

    /** Forgets a body; completes empty, also a second time. */
    Mono<Void> forget(Spooled body);

    /**
     * Whose body it is, as far as the head says. Nobody has signed yet: who names another's key from a house of his own
     * takes up none of that client's places.
     */
    record Sender(Client.Id client, String house) {}

    /** A body that was taken in. */
    interface Spooled {
        /** SHA-256 of the bytes, hexadecimal. */
        String hash();

        /** The bytes, cold. */
        Flux<DataBuffer> content();
    }
}
