package village.infra.wechat;

import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.text;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;
import village.wechat.account.callback.CallbackSecrets;
import village.wechat.account.envelope.CallbackKey;
import village.wechat.account.envelope.CallbackSecret;

/**
 * Callback secrets on PostgreSQL, sealed, remembered for half a minute; and for an hour as long as PostgreSQL does not
 * answer, because a callback must be answered all the same.
 */
public final class PostgresCallbackSecrets implements CallbackSecrets {
    private static final String TOKEN = "wechat_account.callback_token";
    /** One name for both columns, so that a key may move from one to the other. */
    private static final String KEY = "wechat_account.callback_key";

    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final Duration REMEMBERED_IN_NEED = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final String OF = """
            select callback_token_sealed, callback_key_sealed, callback_previous_key_sealed, kind from wechat_account
            where app_id = :appId and callback_token_sealed is not null
            """;
    private static final String SAVE = """
            update wechat_account set callback_token_sealed = :token, callback_key_sealed = :key,
              callback_previous_key_sealed = :previous
            where app_id = :appId
            """;

    private static final String KEYS = """
            select callback_key_sealed, callback_previous_key_sealed from wechat_account where app_id = :appId
            """;

    private final Database database;
    private final Sealer sealer;
    private final Cache<String, Optional<CallbackSecret>> inNeed = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED_IN_NEED)
            .build();
    private final AsyncLoadingCache<String, Optional<CallbackSecret>> secrets = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .buildAsync((appId, executor) -> read(appId).toFuture());

    public PostgresCallbackSecrets(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public Mono<CallbackSecret> of(String appId) {
        return Mono.defer(() -> {
                    var former = inNeed.getIfPresent(appId);
                    var asked = Mono.fromFuture(secrets.get(appId), true);
                    return former == null ? asked : asked.timeout(PATIENCE).onErrorReturn(former);
                })
                .flatMap(Mono::justOrEmpty);
    }

    /**
     * Agrees with WeChat on a token and keys; the account must have been saved. For operators and the demo. Whoever
     * changes the key gives the one before as previous, for what WeChat has under way.
     */
    public Mono<Void> save(String appId, String token, Optional<CallbackKey> key, Optional<CallbackKey> previousKey) {
        return database.write(client -> client.sql(SAVE)
                        .bind("appId", appId)
                        .bind("token", sealer.seal(TOKEN, appId, token))
                        .bind("key", orNull(key.map(known -> sealed(appId, known)), byte[].class))
                        .bind("previous", orNull(previousKey.map(known -> sealed(appId, known)), byte[].class))
                        .then())
                .doOnTerminate(() -> forget(appId));
    }

    /**
     * Agrees on a token and a key inside a transaction that holds the account's row: the key so far becomes the previous
     * one, unless it stays.
     */
    public Mono<Void> rotate(DatabaseClient client, String appId, String token, Optional<CallbackKey> key) {
        return client.sql(KEYS)
                .bind("appId", appId)
                .map(row -> new Keys(key(appId, row, 0), key(appId, row, 1)))
                .one()
                .flatMap(kept -> client.sql(SAVE)
                        .bind("appId", appId)
                        .bind("token", sealer.seal(TOKEN, appId, token))
                        .bind("key", orNull(key.map(known -> sealed(appId, known)), byte[].class))
                        .bind("previous", orNull(kept.before(key).map(known -> sealed(appId, known)), byte[].class))
                        .then());
    }

    private record Keys(Optional<CallbackKey> current, Optional<CallbackKey> previous) {
        Optional<CallbackKey> before(Optional<CallbackKey> next) {
            return current.isEmpty() || current.equals(next) ? previous : current;
        }
    }

    /** Reads anew what is asked for next. */
    public void forget(String appId) {
        inNeed.invalidate(appId);
        secrets.synchronous().invalidate(appId);
    }

    private byte[] sealed(String appId, CallbackKey key) {
        return sealer.seal(KEY, appId, key.encoded());
    }

    private Mono<Optional<CallbackSecret>> read(String appId) {
        return database.query(client -> client.sql(OF)
                        .bind("appId", appId)
                        .map(row -> toSecret(appId, row))
                        .one())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .doOnNext(found -> inNeed.put(appId, found));
    }

    private CallbackSecret toSecret(String appId, Readable row) {
        return new CallbackSecret(
                sealer.open(TOKEN, appId, row.get(0, byte[].class)),
                key(appId, row, 1),
                key(appId, row, 2),
                !text(row, 3).equals("mini-program"));
    }

    private Optional<CallbackKey> key(String appId, Readable row, int index) {
        return Optional.ofNullable(row.get(index, byte[].class))
                .map(kept -> CallbackKey.of(sealer.open(KEY, appId, kept)));
    }
}
