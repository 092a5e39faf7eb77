package village.openapi.signature;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A request whose body was read whole, so that it could be hashed before anybody acts on it. */
final class WholeRequest extends ServerHttpRequestDecorator {
    static final int MOST_BYTES = 256 * 1024;

    private final byte[] body;

    private WholeRequest(ServerHttpRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** Fails with a limit error when the body is too large. */
    static Mono<WholeRequest> read(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), MOST_BYTES)
                .map(WholeRequest::bytes)
                .defaultIfEmpty(new byte[0])
                .map(body -> new WholeRequest(request, body));
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    byte[] body() {
        return body;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return body.length == 0
                ? Flux.empty()
                : Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)));
    }
}
