package village.infra.web;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.wechat.ReadOn;

/** A request whose body is still taken in when its reader has seen enough. */
final class WholeBody extends ServerHttpRequestDecorator {
    private final ReadOn<DataBuffer> body;

    /** @param most how many bytes are thrown away at most */
    WholeBody(ServerHttpRequest request, long most) {
        super(request);
        this.body = new ReadOn<>(request.getBody(), WholeBody::throwAway, most);
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return body.pieces();
    }

    /** Whether anybody has begun to read. */
    boolean begun() {
        return body.begun();
    }

    /** Throws away what nobody has read; an error when there was too much of it. */
    Mono<Void> rest() {
        return body.rest();
    }

    private static long throwAway(DataBuffer piece) {
        var size = piece.readableByteCount();
        DataBufferUtils.release(piece);
        return size;
    }
}
