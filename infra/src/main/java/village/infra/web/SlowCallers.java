package village.infra.web;

import io.netty.channel.Channel;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Sets limits to callers who send their bytes too slowly. */
@Component
class SlowCallers implements NettyServerCustomizer {
    private final ServerSettings settings;

    SlowCallers(ServerSettings settings) {
        this.settings = settings;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.readTimeout(settings.silence()).doOnChannelInit((observer, channel, address) -> limit(channel));
    }

    private void limit(Channel channel) {
        channel.pipeline().addAfter(NettyPipeline.HttpCodec, "headDeadline", new HeadDeadline(settings.head()));
    }
}
