package village.wechat.caching;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Mono;

/** An answer that is tagged with what it holds, and left out where the caller shows that tag. */
final class TaggedAnswer extends ServerHttpResponseDecorator {
    private static final int TAG_BYTES = 18;

    private final HttpHeaders asked;

    TaggedAnswer(ServerHttpResponse response, HttpHeaders asked) {
        super(response);
        this.asked = asked;
    }

    @Override
    public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
        var status = getStatusCode();
        if (status != null && status.value() != HttpStatus.OK.value()) {
            return super.writeWith(body);
        }
        return DataBufferUtils.join(body).flatMap(this::write);
    }

    private Mono<Void> write(DataBuffer content) {
        var tag = tag(content);
        var headers = getHeaders();
        headers.setETag(tag);
        headers.setCacheControl(CacheControl.noCache());
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!known(tag)) {
            return super.writeWith(Mono.just(content));
        }
        DataBufferUtils.release(content);
        setStatusCode(HttpStatus.NOT_MODIFIED);
        headers.remove(HttpHeaders.CONTENT_TYPE);
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        return setComplete();
    }

    /** The bytes on the line differ by what the phone unpacks, so the tag does. */
    private String tag(DataBuffer content) {
        var digest = sha256();
        try (var parts = content.readableByteBuffers()) {
            parts.forEachRemaining(digest::update);
        }
        var bytes = Arrays.copyOf(digest.digest(), TAG_BYTES);
        return '"' + Base64.getUrlEncoder().encodeToString(bytes) + packing() + '"';
    }

    private String packing() {
        var accepted = String.join(",", asked.getOrEmpty(HttpHeaders.ACCEPT_ENCODING));
        if (accepted.contains("gzip")) {
            return "-gz";
        }
        return accepted.contains("deflate") ? "-df" : "";
    }

    private boolean known(String tag) {
        return asked.getOrEmpty(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(String::strip)
                .anyMatch(shown -> shown.equals("*") || shown.equals(tag) || shown.equals("W/" + tag));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
