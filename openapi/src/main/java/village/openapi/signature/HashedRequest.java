package village.openapi.signature;

import java.util.function.Supplier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/** A request whose body was read to its end, so that its hash is known before anybody acts on it. */
final class HashedRequest extends ServerHttpRequestDecorator {
    private final String hash;
    private final Supplier<Flux<DataBuffer>> content;

    HashedRequest(ServerHttpRequest request, String hash, Supplier<Flux<DataBuffer>> content) {
        super(request);
        this.hash = hash;
        this.content = content;
    }

    /** SHA-256 of the body as it was sent, hexadecimal. */
    String hash() {
        return hash;
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.defer(content);
    }
}
