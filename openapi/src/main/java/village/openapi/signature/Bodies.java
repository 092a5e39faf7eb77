package village.openapi.signature;

import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
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

    /** Acts on a request whose body was read; what was kept of it is forgotten afterwards, whatever happened. */
    Mono<Void> read(ServerHttpRequest request, boolean file, Function<HashedRequest, Mono<Void>> act) {
        return file ? spooled(request, act) : whole(request).flatMap(act);
    }

    /** Fails with a limit error when the body is too large. */
    private static Mono<HashedRequest> whole(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), MOST_BYTES)
                .map(Bodies::bytes)
                .defaultIfEmpty(NOTHING)
                .map(body -> body.length == 0
                        ? new HashedRequest(request, HASH_OF_NOTHING, Flux::empty)
                        : new HashedRequest(request, BodyHash.of(body), () -> Flux.just(buffer(body))));
    }

    private Mono<Void> spooled(ServerHttpRequest request, Function<HashedRequest, Mono<Void>> act) {
        return Mono.usingWhen(
                spools.take(Flux.defer(() -> declared(request).getBody())),
                body -> act.apply(new HashedRequest(request, body.hash(), body::content)),
                spools::forget);
    }

    private static ServerHttpRequest declared(ServerHttpRequest request) {
        if (request.getHeaders().getContentLength() > Spools.MOST_BYTES) {
            throw Refusal.of(Reason.ATTACHMENT_TOO_LARGE);
        }
        return request;
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
