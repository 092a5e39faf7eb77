package village.openapi.zhejiang;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.netty.channel.ChannelOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import village.api.Unavailable;

/**
 * Posts JSON through the provincial gateway: signed, in time, few at once, and not at all for a while when it is ill.
 * Whatever goes wrong on the way is unavailable; what the service behind it says is given back.
 */
public final class IrsGateway {
    private static final Logger LOG = LoggerFactory.getLogger(IrsGateway.class);
    private static final String PART = "zhejiang";
    private static final int CONNECT_MILLIS = 2_000;
    private static final int MOST_ANSWER = 65_536;

    private final IrsTerms terms;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient client;
    private final Bulkhead room;
    private final CircuitBreaker breaker;

    public IrsGateway(IrsTerms terms, JsonMapper json, Clock clock) {
        this.terms = terms;
        this.json = json;
        this.clock = clock;
        this.client = HttpClient.create()
                .followRedirect(false)
                .disableRetry(true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .responseTimeout(terms.patience());
        this.room = Bulkhead.of(
                PART,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(terms.together())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.breaker = CircuitBreaker.of(
                PART,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(Duration.ofSeconds(10))
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .build());
    }

    String appId() {
        return terms.appId();
    }

    /** @param path after the gateway's prefix, for example {@code /IC33…/uc/sso/access_token} */
    Mono<JsonNode> post(String path, Map<String, String> body) {
        return Mono.defer(() -> sent(path, body))
                .timeout(terms.patience())
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .transformDeferred(BulkheadOperator.of(room))
                .onErrorMap(failure -> new Unavailable(PART, failure));
    }

    private Mono<JsonNode> sent(String path, Map<String, String> body) {
        var whole = terms.gateway().getRawPath() + path;
        var signed = IrsSignature.headers("POST", whole, null, terms.accessKey(), terms.secretKey(), clock.instant());
        return client.headers(headers -> {
                    headers.set("Content-Type", "application/json");
                    headers.set("Accept", "application/json");
                    signed.forEach(headers::set);
                })
                .post()
                .uri(terms.gateway().resolve(whole))
                .send(ByteBufMono.fromString(Mono.just(json.writeValueAsString(body))))
                .responseSingle(this::read);
    }

    private Mono<JsonNode> read(HttpClientResponse answer, ByteBufMono body) {
        var status = answer.status().code();
        return body.asByteArray().defaultIfEmpty(new byte[0]).map(bytes -> {
            if (bytes.length > MOST_ANSWER) {
                throw new IllegalStateException("answer of " + bytes.length + " bytes");
            }
            var parsed = parsed(bytes);
            if (status != 200) {
                LOG.warn("gateway answers {} {}", status, parsed.path("message").asString(""));
                throw new IllegalStateException("status " + status);
            }
            return parsed;
        });
    }

    /** An answer that is no JSON says nothing; that of a failure may be any page. */
    private JsonNode parsed(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }
}
