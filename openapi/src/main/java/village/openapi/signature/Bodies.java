package village.openapi.signature;

import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.openapi.signature.scheme.BodyHash;

/** Reads bodies to their end before they are acted on: files to disk, everything else to memory. */
@Component
class Bodies {
    private static final int MOST_BYTES = 256 * 1024;
    private static final byte[] NOTHING = new byte[0];
    private static final String HASH_OF_NOTHING = BodyHash.of(NOTHING);

    private final Spools spools;

    Bodies(Spools spools) {
        this.spools = spools;
    }

    /** Refuses a file the head says to be too large. */
    static void requireFits(ServerHttpRequest request) {
        if (request.getHeaders().getContentLength() > Spools.MOST_BYTES) {
            throw Refusal.of(Reason.ATTACHMENT_TOO_LARGE);
        }
    }

    /** Whether more may follow the head than is worth reading for nobody; of a file without a length nobody knows. */
    static boolean large(ServerHttpRequest request, boolean file) {
        var headers = request.getHeaders();
        return headers.getContentLength() > MOST_BYTES
                || (file && headers.containsHeader(HttpHeaders.TRANSFER_ENCODING));
    }

    /** Reads a body to its end. Fails with a limit error when it is too large. */
    Mono<HashedRequest> whole(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), MOST_BYTES)
                .map(Bodies::bytes)
                .defaultIfEmpty(NOTHING)
                .map(body -> body.length == 0
                        ? new HashedRequest(request, HASH_OF_NOTHING, Flux::empty)
                        : new HashedRequest(request, BodyHash.of(body), () -> Flux.just(buffer(body))));
    }

    /** Acts on a request whose file was taken in; it is forgotten afterwards, whatever happened. */
    Mono<Void> spooled(ServerHttpRequest request, Spools.Sender sender, Function<HashedRequest, Mono<Void>> act) {
        return Mono.usingWhen(
                spools.take(sender, request.getBody()),
                body -> act.apply(new HashedRequest(request, body.hash(), body::content)),
                spools::forget);
    }

    private static DataBuffer buffer(byte[] body) {
        return DefaultDataBufferFactory.sharedInstance.wrap(body);
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }
}
