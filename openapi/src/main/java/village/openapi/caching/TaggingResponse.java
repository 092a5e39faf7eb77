package village.openapi.caching;

import java.util.List;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.openapi.signature.scheme.BodyHash;

/** Hashes a whole JSON answer before it is sent; the tag says which bytes these are. */
final class TaggingResponse extends ServerHttpResponseDecorator {
    private static final String ANY = "*";
    /** Half of a hash, hexadecimal. */
    private static final int TAG_LENGTH = 32;

    private final List<String> known;

    /** @param known the tags the client has */
    TaggingResponse(ServerHttpResponse response, List<String> known) {
        super(response);
        this.known = known;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        if (!whole()) {
            return super.writeWith(body);
        }
        return DataBufferUtils.join(Flux.from(body)).flatMap(this::tagged);
    }

    private boolean whole() {
        var status = getStatusCode();
        var json = MediaType.APPLICATION_JSON.isCompatibleWith(getHeaders().getContentType());
        return json && (status == null || status.isSameCodeAs(HttpStatus.OK));
    }

    private Mono<Void> tagged(DataBuffer answer) {
        var tag = tag(answer);
        getHeaders().setETag(tag);
        getHeaders().setCacheControl(CacheControl.noCache().cachePrivate());
        if (!known.contains(tag) && !known.contains("W/" + tag) && !known.contains(ANY)) {
            return super.writeWith(Mono.just(answer));
        }
        DataBufferUtils.release(answer);
        setStatusCode(HttpStatus.NOT_MODIFIED);
        getHeaders().remove("Content-Length");
        getHeaders().remove("Content-Type");
        return setComplete();
    }

    private static String tag(DataBuffer answer) {
        var digest = BodyHash.digest();
        try (var pieces = answer.readableByteBuffers()) {
            pieces.forEachRemaining(digest::update);
        }
        return '"' + BodyHash.finished(digest).substring(0, TAG_LENGTH) + '"';
    }
}
