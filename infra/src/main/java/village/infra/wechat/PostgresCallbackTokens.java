package village.infra.wechat;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;
import village.wechat.account.CallbackTokens;

/** Callback tokens on PostgreSQL, sealed, remembered for half a minute. */
public final class PostgresCallbackTokens implements CallbackTokens {
    private static final String SEALED_COLUMN = "wechat_account.callback_token";
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final String OF = """
            select callback_token_sealed from wechat_account
            where app_id = :appId and callback_token_sealed is not null
            """;
    private static final String SAVE = """
            update wechat_account set callback_token_sealed = :token where app_id = :appId
            """;

    private final Database database;
    private final Sealer sealer;
    private final AsyncLoadingCache<String, Optional<String>> tokens = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .buildAsync((appId, executor) -> read(appId).toFuture());

    public PostgresCallbackTokens(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public Mono<String> of(String appId) {
        return Mono.defer(() -> Mono.fromFuture(tokens.get(appId), true)).flatMap(Mono::justOrEmpty);
    }

    /** Agrees on a token with WeChat; the account must have been saved. For operators and the demo. */
    public Mono<Void> save(String appId, String token) {
        return database.write(client -> client.sql(SAVE)
                        .bind("appId", appId)
                        .bind("token", sealer.seal(SEALED_COLUMN, appId, token))
                        .then())
                .doOnTerminate(() -> tokens.synchronous().invalidate(appId));
    }

    private Mono<Optional<String>> read(String appId) {
        return database.query(client -> client.sql(OF)
                        .bind("appId", appId)
                        .map(row -> sealer.open(SEALED_COLUMN, appId, row.get(0, byte[].class)))
                        .one())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }
}
