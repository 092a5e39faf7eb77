package village.infra.evidence;

import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import village.api.evidence.checkpoint.Holder;
import village.api.evidence.checkpoint.PushCheckpoints.Refused;
import village.api.evidence.checkpoint.SignedCheckpoint;

/** A holder at an HTTPS address: each checkpoint is a POST of the note; only 2xx is a yes, a redirect is a no. */
final class HttpHolder implements Holder {
    private static final int CONNECT_MILLIS = 2_000;

    private final String name;
    private final URI address;
    private final HttpClient client;

    HttpHolder(String name, URI address, Duration answer) {
        this.name = name;
        this.address = address;
        this.client = HttpClient.create()
                .followRedirect(false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .responseTimeout(answer)
                .headers(headers -> headers.set("Content-Type", "text/plain; charset=utf-8"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Mono<Void> take(SignedCheckpoint checkpoint) {
        return client.post()
                .uri(address)
                .send(ByteBufFlux.fromString(Mono.just(checkpoint.note())))
                .response()
                .flatMap(answer -> verdict(answer.status().code()));
    }

    private static Mono<Void> verdict(int status) {
        return status / 100 == 2 ? Mono.empty() : Mono.error(() -> new Refused("HTTP " + status));
    }
}
