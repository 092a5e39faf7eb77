package village.infra.web;

import io.netty.channel.Channel;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** Sets limits to callers who send their bytes too slowly, and answers those whose bytes are no request. */
@Component
class CallersBytes implements NettyServerCustomizer {
    private final ServerSettings settings;
    private final JsonMapper json;

    CallersBytes(ServerSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.readTimeout(settings.silence()).doOnChannelInit((observer, channel, address) -> prepare(channel));
    }

    private void prepare(Channel channel) {
        channel.pipeline()
                .addAfter(NettyPipeline.HttpCodec, "unreadableRequests", new UnreadableRequests(json))
                .addAfter(NettyPipeline.HttpCodec, "headDeadline", new HeadDeadline(settings.head()));
    }
}
