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
    /** Which column the AppSecret is sealed to. */
    public static final String SEALED_COLUMN = "wechat_account.secret";

    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final String BY_APP_ID = """
            select app_id, kind, capabilities, secret_sealed from wechat_account where app_id = :appId
            """;
    private static final String FOR_VILLAGE = """
            select a.app_id, a.kind, a.capabilities, a.secret_sealed
            from wechat_account_village v join wechat_account a on a.app_id = v.app_id
            where v.village_id = :village and a.kind = :kind
            order by a.app_id limit 1
            """;
    private static final String STANDARD = """
            select app_id, kind, capabilities, secret_sealed from wechat_account where kind = :kind and standard
            """;
    private static final String NO_LONGER_STANDARD = """
            update wechat_account set standard = false where kind = :kind and standard and app_id <> :appId
            """;
    private static final String SAVE = """
            insert into wechat_account (app_id, kind, name, capabilities, secret_sealed, standard)
            values (:appId, :kind, :name, :capabilities, :secret, :standard)
            on conflict (app_id) do update set kind = excluded.kind, name = excluded.name,
              capabilities = excluded.capabilities, secret_sealed = excluded.secret_sealed,
              standard = excluded.standard
            """;
    private static final String USE_NO_OTHER = """
            delete from wechat_account_village v using wechat_account other, wechat_account chosen
            where v.village_id = :village and other.app_id = v.app_id
              and chosen.app_id = :appId and other.kind = chosen.kind and other.app_id <> chosen.app_id
            """;
    private static final String USE = """
            insert into wechat_account_village (app_id, village_id) values (:appId, :village) on conflict do nothing
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
     * Enters an account or changes it. For operators and the demo; other instances see it within a minute.
     *
     * @param name what operators call it
     * @param asStandard whether villages without an account of that kind use it from now on, in place of any other
     */
    public Mono<Void> save(WechatAccount account, String name, boolean asStandard) {
        return database.write(client -> (asStandard ? noLongerStandard(client, account) : Mono.<Void>empty())
                        .then(saved(client, account, name, asStandard)))
                .doOnTerminate(this::forget);
    }

    /** Makes the village speak through the account, in place of any other of its kind. */
    public Mono<Void> use(Village.Id village, String appId) {
        return database.write(
                        client -> used(client, USE_NO_OTHER, village, appId).then(used(client, USE, village, appId)))
                .doOnTerminate(this::forget);
    }

    private static Mono<Void> used(DatabaseClient client, String sql, Village.Id village, String appId) {
        return client.sql(sql)
                .bind("village", village.value())
                .bind("appId", appId)
                .then();
    }

    private static Mono<Void> noLongerStandard(DatabaseClient client, WechatAccount account) {
        return client.sql(NO_LONGER_STANDARD)
                .bind("kind", word(account.kind()))
                .bind("appId", account.appId())
                .then();
    }

    private Mono<Void> saved(DatabaseClient client, WechatAccount account, String name, boolean asStandard) {
        return client.sql(SAVE)
                .bind("appId", account.appId())
                .bind("kind", word(account.kind()))
                .bind("name", name)
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
                capabilities(row.get(2, String[].class)),
                sealer.open(SEALED_COLUMN, appId, row.get(3, byte[].class)));
    }

    /** Words of a newer version are passed over. */
    private static Set<WechatAccount.Capability> capabilities(String[] words) {
        return Arrays.stream(WechatAccount.Capability.values())
                .filter(capability -> Arrays.asList(words).contains(word(capability)))
                .collect(Collectors.toSet());
    }

    /** Reads anew what is asked for next: somebody changed an account. */
    public void forget() {
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
