package village.openapi.webhook;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.TimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import village.openapi.webhook.Outbox.Attempt;
import village.openapi.webhook.Outbox.Claim;

/**
 * Sends one message over HTTP, with its length before it: small receivers know no pieces. Only the status counts; redirects are not followed, and of the answer's body only the
 * beginning is read, so that the connection can be used again.
 */
public final class Sender {
    private static final int CONNECT_MILLIS = 3_000;
    /** To one address; each webhook has its own bound, and several may be there. */
    private static final int MOST_CONNECTIONS = 256;

    private static final int MOST_READ = 16_384;
    private static final Duration READING = Duration.ofMillis(500);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final AllowedHosts allowed;
    private final Duration patience;
    private final Clock clock;

    /**
     * @param patience how long a receiver may take for everything
     * @param inside whether receivers may have addresses inside the house; only for trying out
     */
    public Sender(AllowedHosts allowed, Duration patience, boolean inside, Clock clock) {
        var connections = ConnectionProvider.builder("webhooks")
                .maxConnections(MOST_CONNECTIONS)
                .pendingAcquireTimeout(patience)
                .maxIdleTime(IDLE)
                .build();
        this.client = HttpClient.create(connections)
                .followRedirect(false)
                .disableRetry(true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .responseTimeout(patience)
                .resolver(new OutsideAddresses(inside));
        this.allowed = allowed;
        this.patience = patience;
        this.clock = clock;
    }

    Duration patience() {
        return patience;
    }

    /** Never fails: what went wrong is a word in the attempt. */
    Mono<Attempt> send(Claim claim) {
        return Mono.defer(() -> {
            var begun = System.nanoTime();
            return outcome(claim).map(word -> new Attempt(word, Duration.ofNanos(System.nanoTime() - begun)));
        });
    }

    private Mono<String> outcome(Claim claim) {
        if (!allowed.allow(claim.url())) {
            return Mono.just("destination-refused");
        }
        return Mono.defer(() -> posted(claim))
                .map(String::valueOf)
                .timeout(patience)
                .onErrorResume(failure -> Mono.just(word(failure)));
    }

    private Mono<Integer> posted(Claim claim) {
        var id = "msg_" + claim.delivery();
        var at = clock.instant();
        var signature = StandardSignature.of(claim.secrets(), id, at, claim.body());
        var bytes = claim.body().getBytes(StandardCharsets.UTF_8);
        return client.headers(headers -> headers.set("Content-Type", "application/json")
                        .set("Content-Length", bytes.length)
                        .set("User-Agent", "Xiangyin-Webhook/1")
                        .set("webhook-id", id)
                        .set("webhook-timestamp", Long.toString(at.getEpochSecond()))
                        .set("webhook-signature", signature))
                .post()
                .uri(claim.url())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(bytes)))
                .response((answer, body) ->
                        begun(body).then(Mono.just(answer.status().code())))
                .next();
    }

    /** The answer counts already; a receiver that goes on talking is hung up on. */
    private static Mono<Void> begun(ByteBufFlux body) {
        return body.map(ByteBuf::readableBytes)
                .scan(0, Integer::sum)
                .takeUntil(read -> read > MOST_READ)
                .then()
                .timeout(READING)
                .onErrorResume(failure -> Mono.empty());
    }

    private static String word(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutsideAddresses.Inside) {
                return "address-refused";
            }
            if (cause instanceof UnknownHostException) {
                return "host-unknown";
            }
            if (cause instanceof ConnectTimeoutException
                    || cause instanceof TimeoutException
                    || cause instanceof java.util.concurrent.TimeoutException) {
                return "timeout";
            }
        }
        return "connection-lost";
    }
}
