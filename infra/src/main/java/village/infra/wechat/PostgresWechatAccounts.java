package village.infra.wechat;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;
import village.wechat.gateway.WechatAccount;
import village.wechat.gateway.WechatAccounts;

/** WeChat accounts on PostgreSQL, remembered for half a minute; what is not there is not remembered. */
public final class PostgresWechatAccounts implements WechatAccounts {
    private static final String SEALED_COLUMN = "wechat_account.secret";
    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final String BY_APP_ID = """
            select app_id, kind, capabilities, secret_sealed from wechat_account where app_id = :appId
            """;
    private static final String FOR_VILLAGE = """
            select a.app_id, a.kind, a.capabilities, a.secret_sealed
            from wechat_account_village v join wechat_account a on a.app_id = v.app_id
            where v.village_id = :village and v.kind = :kind
            """;
    private static final String STANDARD = """
            select app_id, kind, capabilities, secret_sealed from wechat_account where kind = :kind and standard
            """;
    private static final String NO_LONGER_STANDARD = """
            update wechat_account set standard = false where kind = :kind and standard and app_id <> :appId
            """;
    private static final String SAVE = """
            insert into wechat_account (app_id, kind, capabilities, secret_sealed, standard)
            values (:appId, :kind, :capabilities, :secret, :standard)
            on conflict (app_id) do update set kind = excluded.kind, capabilities = excluded.capabilities,
              secret_sealed = excluded.secret_sealed, standard = excluded.standard, changed_at = now()
            """;
    private static final String USE = """
            insert into wechat_account_village (village_id, kind, app_id)
            select :village, kind, app_id from wechat_account where app_id = :appId
            on conflict (village_id, kind) do update set app_id = excluded.app_id
            """;

    private record Use(Village.Id village, WechatAccount.Kind kind) {}

    private final Database database;
    private final Sealer sealer;
    private final AsyncLoadingCache<String, WechatAccount> byAppId = remembered(this::read);
    private final AsyncLoadingCache<WechatAccount.Kind, WechatAccount> standard = remembered(this::readStandard);
    private final AsyncLoadingCache<Use, WechatAccount> forVillage = remembered(this::readForVillage);

    public PostgresWechatAccounts(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    @Override
    public Mono<WechatAccount> byAppId(String appId) {
        return Mono.defer(() -> Mono.fromFuture(byAppId.get(appId), true));
    }

    @Override
    public Mono<WechatAccount> forVillage(Village.Id village, WechatAccount.Kind kind) {
        return Mono.defer(() -> Mono.fromFuture(forVillage.get(new Use(village, kind)), true));
    }

    @Override
    public Mono<WechatAccount> standard(WechatAccount.Kind kind) {
        return Mono.defer(() -> Mono.fromFuture(standard.get(kind), true));
    }

    /**
     * Enters an account or changes it. For operators and the demo; other instances see it within half a minute.
     *
     * @param asStandard whether villages without an account of that kind use it from now on, in place of any other
     */
    public Mono<Void> save(WechatAccount account, boolean asStandard) {
        return database.write(client -> (asStandard ? noLongerStandard(client, account) : Mono.<Void>empty())
                        .then(saved(client, account, asStandard)))
                .doOnTerminate(this::forget);
    }

    /** Makes the village speak through the account, in place of any other of its kind. */
    public Mono<Void> use(Village.Id village, String appId) {
        return database.write(client -> client.sql(USE)
                        .bind("village", village.value())
                        .bind("appId", appId)
                        .then())
                .doOnTerminate(this::forget);
    }

    private static Mono<Void> noLongerStandard(DatabaseClient client, WechatAccount account) {
        return client.sql(NO_LONGER_STANDARD)
                .bind("kind", word(account.kind()))
                .bind("appId", account.appId())
                .then();
    }

    private Mono<Void> saved(DatabaseClient client, WechatAccount account, boolean asStandard) {
        return client.sql(SAVE)
                .bind("appId", account.appId())
                .bind("kind", word(account.kind()))
                .bind(
                        "capabilities",
                        account.capabilities().stream()
                                .map(PostgresWechatAccounts::word)
                                .sorted()
                                .toArray(String[]::new))
                .bind("secret", sealer.seal(SEALED_COLUMN, account.appId(), account.secret()))
                .bind("standard", asStandard)
                .then();
    }

    private Mono<WechatAccount> read(String appId) {
        return database.query(client ->
                client.sql(BY_APP_ID).bind("appId", appId).map(this::toAccount).one());
    }

    private Mono<WechatAccount> readStandard(WechatAccount.Kind kind) {
        return database.query(client -> client.sql(STANDARD)
                .bind("kind", word(kind))
                .map(this::toAccount)
                .one());
    }

    private Mono<WechatAccount> readForVillage(Use use) {
        return database.query(client -> client.sql(FOR_VILLAGE)
                        .bind("village", use.village().value())
                        .bind("kind", word(use.kind()))
                        .map(this::toAccount)
                        .one())
                .switchIfEmpty(standard(use.kind()));
    }

    private WechatAccount toAccount(Readable row) {
        var appId = row.get(0, String.class);
        return new WechatAccount(
                appId,
                WechatAccount.Kind.valueOf(constant(row.get(1, String.class))),
                Arrays.stream(row.get(2, String[].class))
                        .map(word -> WechatAccount.Capability.valueOf(constant(word)))
                        .collect(Collectors.toSet()),
                sealer.open(SEALED_COLUMN, appId, row.get(3, byte[].class)));
    }

    private void forget() {
        Set.of(byAppId, standard, forVillage)
                .forEach(cache -> cache.synchronous().invalidateAll());
    }

    private static <K> AsyncLoadingCache<K, WechatAccount> remembered(Function<K, Mono<WechatAccount>> read) {
        return Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(REMEMBERED)
                .buildAsync((key, executor) -> read.apply(key).toFuture());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
