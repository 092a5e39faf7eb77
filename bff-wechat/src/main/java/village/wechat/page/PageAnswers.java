package village.wechat.page;

import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** How a page file is answered: policy, type, validators, and compressed where the phone takes it. */
final class PageAnswers {
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    /** One file of WeChat's and no other: pages load it inside WeChat alone. */
    private static final String WECHAT_SCRIPT = "https://res.wx.qq.com/open/js/jweixin-1.6.0.js";

    private static final CacheControl ASK_EACH_TIME = CacheControl.noCache();

    private final String policy;
    private final String policyInWechat;

    /** @param importMapHash the hash that alone lets the import map stand in the page */
    PageAnswers(String importMapHash) {
        this.policy = policy(importMapHash, "");
        this.policyInWechat = policy(importMapHash, " " + WECHAT_SCRIPT);
    }

    private static String policy(String importMapHash, String more) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self' '" + importMapHash + "'" + more,
                "style-src 'self'",
                "img-src 'self' blob: data:",
                "connect-src 'self'",
                "media-src 'self' blob:",
                "manifest-src 'self'",
                "form-action 'self'",
                "base-uri 'none'",
                "frame-ancestors 'none'");
    }

    /** Answers the file, or 304 when the browser has it; {@code forGood}: this address will never mean other bytes. */
    Mono<ServerResponse> to(ServerRequest request, PageFile file, boolean forGood) {
        boolean gzip = takesGzip(request.headers().header(HttpHeaders.ACCEPT_ENCODING));
        String tag = "\"" + file.hash().substring(0, 32) + (gzip ? "-gz\"" : "\"");
        ServerResponse.BodyBuilder answer = ServerResponse.status(
                        has(request, tag) ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .headers(headers -> describe(headers, villagers(request), gzip))
                .eTag(tag)
                .cacheControl(forGood ? FOR_GOOD : ASK_EACH_TIME);
        if (has(request, tag)) {
            return answer.build();
        }
        return answer.contentType(file.type()).bodyValue(gzip ? file.gzipped() : file.plain());
    }

    /** Only villagers' pages are opened inside WeChat. */
    private static boolean villagers(ServerRequest request) {
        return request.path().equals("/h5") || request.path().equals("/h5/");
    }

    private void describe(HttpHeaders headers, boolean villagers, boolean gzip) {
        headers.set("Content-Security-Policy", villagers ? policyInWechat : policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Permissions-Policy", "camera=(self), microphone=(self), geolocation=(self)");
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (gzip) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
    }

    private static boolean takesGzip(List<String> encodings) {
        return encodings.stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(each -> each.replace(" ", ""))
                .anyMatch(
                        each -> each.equals("gzip") || each.startsWith("gzip;q=") && !each.matches("gzip;q=0(\\.0*)?"));
    }

    private static boolean has(ServerRequest request, String tag) {
        return request.headers().header(HttpHeaders.IF_NONE_MATCH).stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(String::strip)
                .anyMatch(each -> each.equals(tag) || each.equals("W/" + tag) || each.equals("*"));
    }
}
