package village.infra.wechat.inbox;

import io.lettuce.core.Consumer;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Unavailable;
import village.infra.crypto.Sealer;
import village.infra.redis.Redis;
import village.wechat.account.inbox.Aside;
import village.wechat.account.inbox.Letter;

/** Letters in a Redis stream, sealed, until one instance has carried them over. What is full refuses. */
final class RedisAside implements Aside {
    static final String STREAM = "{account-inbox}";
    private static final String GROUP = "carriers";
    /** Once each; and never by pushing out another. */
    private static final String PUT = """
            if redis.call('exists', KEYS[2]) == 1 then return 1 end
            if redis.call('xlen', KEYS[1]) >= tonumber(ARGV[1]) then return 0 end
            redis.call('set', KEYS[2], '1', 'EX', 3600)
            redis.call('xadd', KEYS[1], '*', 'key', ARGV[2], 'app', ARGV[3], 'at', ARGV[4], 'body', ARGV[5])
            return 1
            """;

    private static final int BATCH = 50;

    private final Redis redis;
    private final LetterSeal seal;
    private final int most;
    private final Duration lost;
    private final Consumer<String> me = Consumer.from(GROUP, UUID.randomUUID().toString());

    /**
     * @param most how many letters may wait
     * @param lost when a letter is taken from an instance that does not carry it over
     */
    RedisAside(Redis redis, Sealer sealer, int most, Duration lost) {
        this.redis = redis;
        this.seal = new LetterSeal(sealer);
        this.most = most;
        this.lost = lost;
    }

    /** A letter that waits, and its place in the stream. */
    record Waiting(String id, SealedLetter letter) {}

    @Override
    public Mono<Void> put(Letter letter) {
        return Mono.defer(() -> put(seal.close(letter)))
                .filter(kept -> kept == 1)
                .switchIfEmpty(Mono.error(() -> new Unavailable("redis", new IllegalStateException("no room aside"))))
                .then();
    }

    private Mono<Long> put(SealedLetter letter) {
        return redis.ask(commands -> commands.<Long>eval(
                        PUT,
                        ScriptOutputType.INTEGER,
                        new String[] {STREAM, STREAM + ":" + letter.key()},
                        bytes(Integer.toString(most)),
                        bytes(letter.key()),
                        bytes(letter.appId()),
                        bytes(Long.toString(letter.receivedAt().toEpochMilli())),
                        letter.body())
                .next());
    }

    /** Some letters to carry over: those begun before, those of instances that are gone, then new ones. */
    Mono<List<Waiting>> some() {
        return redis.ask(commands -> commands.xlen(STREAM))
                .filter(length -> length > 0)
                .flatMap(length -> grouped())
                .flatMap(ready -> some(own()).switchIfEmpty(some(orphaned())).switchIfEmpty(some(fresh())))
                .defaultIfEmpty(List.of());
    }

    private static Mono<List<Waiting>> some(Mono<List<StreamMessage<String, byte[]>>> read) {
        return read.filter(found -> !found.isEmpty())
                .map(found -> found.stream().map(RedisAside::toWaiting).toList());
    }

    private Mono<Boolean> grouped() {
        return redis.ask(commands -> commands.xgroupCreate(
                                StreamOffset.from(STREAM, "0"), GROUP, XGroupCreateArgs.Builder.mkstream())
                        .onErrorResume(RedisBusyException.class, there -> Mono.just("OK")))
                .thenReturn(true);
    }

    private Mono<List<StreamMessage<String, byte[]>>> own() {
        return read("0");
    }

    private Mono<List<StreamMessage<String, byte[]>>> fresh() {
        return read(">");
    }

    private Mono<List<StreamMessage<String, byte[]>>> read(String from) {
        return redis.ask(
                commands -> commands.xreadgroup(me, XReadArgs.Builder.count(BATCH), StreamOffset.from(STREAM, from))
                        .collectList());
    }

    private Mono<List<StreamMessage<String, byte[]>>> orphaned() {
        return redis.ask(commands -> commands.xautoclaim(
                        STREAM, XAutoClaimArgs.Builder.xautoclaim(me, lost, "0").count(BATCH)))
                .map(claimed -> claimed.getMessages());
    }

    /** Takes away what has been carried over. */
    Mono<Void> done(Waiting waiting) {
        return redis.ask(
                commands -> Flux.concat(commands.xack(STREAM, GROUP, waiting.id()), commands.xdel(STREAM, waiting.id()))
                        .then());
    }

    private static Waiting toWaiting(StreamMessage<String, byte[]> message) {
        var fields = message.getBody();
        return new Waiting(
                message.getId(),
                new SealedLetter(
                        text(fields, "key"),
                        text(fields, "app"),
                        Instant.ofEpochMilli(Long.parseLong(text(fields, "at"))),
                        fields.getOrDefault("body", new byte[0])));
    }

    private static String text(Map<String, byte[]> fields, String name) {
        return new String(fields.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
