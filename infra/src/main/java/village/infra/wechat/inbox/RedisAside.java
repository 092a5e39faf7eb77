package village.infra.wechat.inbox;

import io.lettuce.core.ScriptOutputType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    /** Once each; and never by pushing out another. */
    private static final String PUT = """
            if redis.call('exists', KEYS[2]) == 1 then return 1 end
            if redis.call('xlen', KEYS[1]) >= tonumber(ARGV[1]) then return 0 end
            redis.call('set', KEYS[2], '1', 'EX', 3600)
            redis.call('xadd', KEYS[1], '*', 'key', ARGV[2], 'app', ARGV[3], 'at', ARGV[4], 'body', ARGV[5],
              'from', ARGV[6])
            return 1
            """;

    private static final String SOME = """
            if redis.call('xlen', KEYS[1]) == 0 then return '' end
            redis.pcall('xgroup', 'create', KEYS[1], 'carriers', '0')
            local function read(from)
              local got = redis.call('xreadgroup', 'group', 'carriers', ARGV[1], 'count', ARGV[2], 'streams', KEYS[1], from)
              return got and got[1][2] or {}
            end
            local some = read('0')
            if #some == 0 then
              some = redis.call('xautoclaim', KEYS[1], 'carriers', ARGV[1], ARGV[3], '0', 'count', ARGV[2])[2]
            end
            if #some == 0 then some = read('>') end
            local told = {}
            local function tell(value) told[#told + 1] = #value .. ':' .. value end
            for _, one in ipairs(some) do
              if one and one[2] then
                tell(one[1])
                for place = 2, 10, 2 do tell(one[2][place] or '') end
              end
            end
            return table.concat(told)
            """;
    private static final int BATCH = 50;

    private final Redis redis;
    private final LetterSeal seal;
    private final int most;
    private final Duration lost;
    private final byte[] me = bytes(UUID.randomUUID().toString());

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
                        letter.body(),
                        bytes(letter.follower()))
                .next());
    }

    /** Some letters to carry over: those begun before, those of instances that are gone, then new ones. */
    Mono<List<Waiting>> some() {
        return redis.ask(commands -> commands.<byte[]>eval(
                                SOME,
                                ScriptOutputType.VALUE,
                                new String[] {STREAM},
                                me,
                                bytes(Integer.toString(BATCH)),
                                bytes(Long.toString(lost.toMillis())))
                        .next())
                .map(RedisAside::toWaiting);
    }

    /** Takes away what has been carried over. */
    Mono<Void> done(Waiting waiting) {
        return redis.ask(commands -> Flux.concat(
                        commands.xack(STREAM, "carriers", waiting.id()), commands.xdel(STREAM, waiting.id()))
                .then());
    }

    private static List<Waiting> toWaiting(byte[] told) {
        var some = new ArrayList<Waiting>();
        var values = ByteBuffer.wrap(told);
        while (values.hasRemaining()) {
            some.add(new Waiting(text(values), letter(values)));
        }
        return some;
    }

    private static SealedLetter letter(ByteBuffer values) {
        var key = text(values);
        var appId = text(values);
        var receivedAt = Instant.ofEpochMilli(Long.parseLong(text(values)));
        var body = value(values);
        return new SealedLetter(key, appId, text(values), receivedAt, body);
    }

    private static String text(ByteBuffer values) {
        return new String(value(values), StandardCharsets.UTF_8);
    }

    /** Each value comes with its length before it. */
    private static byte[] value(ByteBuffer values) {
        var length = 0;
        for (var digit = values.get(); digit != ':'; digit = values.get()) {
            length = length * 10 + digit - '0';
        }
        var value = new byte[length];
        values.get(value);
        return value;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
