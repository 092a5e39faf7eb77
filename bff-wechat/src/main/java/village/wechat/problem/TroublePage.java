package village.wechat.problem;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.util.HtmlUtils;
import village.api.Refusal;

/** What a person sees whose browser was on its way to WeChat or back when something went wrong: words, and a way on. */
final class TroublePage {
    private static final String JOURNEY = "/mp/v1/oauth/";
    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <title>没有登录成功 · 乡音</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
            body { margin: 0; padding: 3rem 1.25rem; font: 1.25rem/1.6 sans-serif; color: #191919; background: #ededed; text-align: center }
            h1 { font-size: 1.5rem }
            a { display: block; margin: 1.5rem auto 0; max-width: 20rem; padding: 1rem; border-radius: .5rem; text-decoration: none }
            .again { color: #fff; background: #07794a }
            .home { color: #191919; background: #fff }
            </style>
            </head>
            <body>
            <h1>没有登录成功</h1>
            <p>%s</p>
            <a class="again" href="/mp/v1/oauth/start">再试一次</a>
            <a class="home" href="/h5">回首页</a>
            </body>
            </html>
            """;

    private TroublePage() {}

    /** Whether a person waits for a page, not a program for its problem. */
    static boolean wanted(ServerHttpRequest request) {
        var accepted = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
        return request.getPath().value().startsWith(JOURNEY)
                && accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    static byte[] of(Refusal refusal, ServerHttpResponse response) {
        var headers = response.getHeaders();
        headers.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        return PAGE.formatted(HtmlUtils.htmlEscape(refusal.detail(), "UTF-8")).getBytes(StandardCharsets.UTF_8);
    }
}
