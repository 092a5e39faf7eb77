package village.wechat.home;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * A part of a screen. One that fails or is late is unavailable, and the rest is served.
 *
 * @param status {@code ok} or {@code unavailable}
 * @param content missing when unavailable
 */
@Schema(name = "Section")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Section<T>(String status, @Nullable T content) {
    private static final Logger LOG = LoggerFactory.getLogger(Section.class);
    private static final String OK = "ok";
    private static final String UNAVAILABLE = "unavailable";

    /** Never fails. */
    static <T> Mono<Section<T>> of(String name, Mono<T> content, Duration patience) {
        return content.timeout(patience)
                .map(found -> new Section<T>(OK, found))
                .onErrorResume(failure -> {
                    LOG.warn("section {} unavailable: {}", name, failure.toString());
                    return Mono.just(unavailable());
                })
                .defaultIfEmpty(unavailable());
    }

    static <T> Section<T> unavailable() {
        return new Section<>(UNAVAILABLE, null);
    }

    boolean available() {
        return status.equals(OK);
    }
}
