package village.infra.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import village.api.Reason;
import village.api.Refusal;
import village.wechat.problem.Problem;

/**
 * Says in a problem why a request was refused that nobody could read: too long a line, too large a head, broken HTTP, a
 * path that is no URL. No filter and no handler has seen it, and what refuses it says nothing. Sits behind the decoder.
 */
final class UnreadableRequests extends ChannelDuplexHandler {
    private static final Logger LOG = LoggerFactory.getLogger("village.request");
    private static final Map<HttpResponseStatus, Reason> REASONS = Map.of(
            HttpResponseStatus.BAD_REQUEST, Reason.REQUEST_MALFORMED,
            HttpResponseStatus.REQUEST_URI_TOO_LONG, Reason.REQUEST_URL_TOO_LONG,
            HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, Reason.REQUEST_HEADERS_TOO_LARGE);

    private final JsonMapper json;
    /** For each request that was not answered yet, whether its answer has no body. */
    private final Queue<Boolean> bodiless = new ArrayDeque<>();

    UnreadableRequests(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            bodiless.add(request.method().equals(HttpMethod.HEAD));
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message instanceof HttpResponse response ? answered(response) : message, promise);
    }

    private HttpResponse answered(HttpResponse response) {
        if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            return response;
        }
        var head = Optional.ofNullable(bodiless.poll()).orElse(false);
        return !head
                        && response instanceof FullHttpResponse full
                        && !full.content().isReadable()
                ? Optional.ofNullable(REASONS.get(response.status()))
                        .<HttpResponse>map(reason -> told(full, reason))
                        .orElse(response)
                : response;
    }

    private HttpResponse told(FullHttpResponse silent, Reason reason) {
        var id = RequestTrail.drawn();
        LOG.info("unreadable {} {}", reason.code(), id);
        var body = json.writeValueAsBytes(Problem.of(Refusal.of(reason), id));
        var told = silent.replace(Unpooled.wrappedBuffer(body));
        silent.release();
        told.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set("X-Content-Type-Options", "nosniff")
                .set(RequestTrail.HEADER, id);
        return told;
    }
}
