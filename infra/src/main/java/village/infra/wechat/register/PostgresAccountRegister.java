package village.infra.wechat.register;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.Ids;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.infra.audit.PostgresAudit;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.infra.postgres.Idempotency;
import village.wechat.account.envelope.CallbackKey;
import village.wechat.account.register.AccountRegister;
import village.wechat.gateway.WechatAccount;

/** The register on PostgreSQL. What is sealed is the {@link AccountSecrets}' part. */
final class PostgresAccountRegister implements AccountRegister {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final UUID FIRST = new UUID(0, 0);
    private static final String PAGE = AccountRows.SELECT + "where a.id > :after order by a.id limit :limit";
    private static final String ONE = AccountRows.SELECT + "where a.app_id = :appId";
    private static final String BY_ID = AccountRows.SELECT + "where a.id = :id";
    private static final String LOCK = "select kind, version from wechat_account where app_id = :appId for update";
    private static final String ENTER = """
            insert into wechat_account (id, app_id, kind, name, capabilities, secret_sealed, standard)
            values (:id, :appId, :kind, :name, :capabilities, :secret, :standard)
            on conflict (app_id) do nothing
            """;
    private static final String NO_LONGER_STANDARD = """
            update wechat_account set standard = false, version = version + 1
            where kind = :kind and standard and app_id <> :appId
            """;
    private static final String CHANGE = """
            update wechat_account set name = :name, capabilities = :capabilities, standard = :standard,
              version = version + 1
            where app_id = :appId
            """;
    private static final String USE_NO_OTHER = """
            delete from wechat_account_village v using wechat_account other, wechat_account chosen, village_code c
            where c.code = :code and v.village_id = c.village_id and other.app_id = v.app_id
              and chosen.app_id = :appId and other.kind = chosen.kind and other.app_id <> chosen.app_id
            """;
    private static final String SERVE = """
            insert into wechat_account_village (app_id, village_id)
            select :appId, village_id from village_code where code = :code limit 1
            on conflict (app_id, village_id) do update set app_id = excluded.app_id
            """;
    private static final String LEAVE = """
            delete from wechat_account_village v using village_code c
            where v.app_id = :appId and c.code = :code and v.village_id = c.village_id
            """;
    private static final String USE = """
            insert into notice_template (app_id, kind, template_id, title, page, fields)
            values (:appId, :kind, :template, :title, :page, :fields)
            on conflict (app_id, kind) do update set template_id = excluded.template_id, title = excluded.title,
              page = excluded.page, fields = excluded.fields
            """;
    private static final String DROP = "delete from notice_template where app_id = :appId and kind = :kind";

    private final Database database;
    private final AccountSecrets secrets;
    private final Ids ids;
    private final Clock clock;

    PostgresAccountRegister(Database database, AccountSecrets secrets, Ids ids, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<Page<Entry, UUID>> page(int limit, Optional<UUID> after) {
        return database.query(client -> client.sql(PAGE)
                        .bind("after", after.orElse(FIRST))
                        .bind("limit", limit + 1)
                        .map(AccountRows::toEntry)
                        .all()
                        .collectList())
                .map(rows -> Page.of(rows, limit, Entry::id));
    }

    @Override
    public Mono<Entry> find(String appId) {
        return database.query(client -> one(client, appId));
    }

    private static Mono<Entry> one(DatabaseClient client, String appId) {
        return client.sql(ONE).bind("appId", appId).map(AccountRows::toEntry).one();
    }

    @Override
    public Mono<Entry> enter(WechatAccount account, String name, boolean standard, Once once) {
        var id = ids.next();
        return database.write(client -> Idempotency.claim(client, new Village.Id(FIRST), once, id)
                        .flatMap(made -> made.equals(id)
                                ? entered(client, id, account, name, standard)
                                : client.sql(BY_ID)
                                        .bind("id", made)
                                        .map(AccountRows::toEntry)
                                        .one()))
                .doOnTerminate(() -> secrets.forget(account.appId()));
    }

    private Mono<Entry> entered(DatabaseClient client, UUID id, WechatAccount account, String name, boolean standard) {
        return onlyStandard(client, account.appId(), Columns.word(account.kind()), standard)
                .then(client.sql(ENTER)
                        .bind("id", id)
                        .bind("appId", account.appId())
                        .bind("kind", Columns.word(account.kind()))
                        .bind("name", name)
                        .bind("capabilities", AccountRows.words(account.capabilities()))
                        .bind("secret", secrets.sealed(account.appId(), account.secret()))
                        .bind("standard", standard)
                        .fetch()
                        .rowsUpdated())
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.WECHAT_ACCOUNT_EXISTS)))
                .then(note(client, id, "wechat-account.entered"))
                .then(Mono.defer(() -> one(client, account.appId())));
    }

    private static Mono<Void> onlyStandard(DatabaseClient client, String appId, String kind, boolean standard) {
        return standard
                ? client.sql(NO_LONGER_STANDARD)
                        .bind("kind", kind)
                        .bind("appId", appId)
                        .then()
                : Mono.empty();
    }

    @Override
    public Mono<Entry> change(String appId, long version, Change change, Optional<String> secret) {
        return changed(
                appId,
                "wechat-account.changed",
                client -> locked(client, appId)
                        .filter(held -> held.version() == version)
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.WECHAT_ACCOUNT_STALE)))
                        .flatMap(held -> onlyStandard(client, appId, held.kind(), change.standard()))
                        .then(client.sql(CHANGE)
                                .bind("appId", appId)
                                .bind("name", change.name())
                                .bind("capabilities", AccountRows.words(change.capabilities()))
                                .bind("standard", change.standard())
                                .then())
                        .then(Mono.defer(() -> secrets.replace(client, appId, secret))));
    }

    private record Held(String kind, long version) {}

    private static Mono<Held> locked(DatabaseClient client, String appId) {
        return client.sql(LOCK)
                .bind("appId", appId)
                .map(row -> new Held(Columns.text(row, 0), Columns.number(row, 1)))
                .one()
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.WECHAT_ACCOUNT_UNKNOWN)));
    }

    @Override
    public Mono<Entry> agree(String appId, String token, Optional<CallbackKey> key) {
        return changed(appId, "wechat-account.callback-agreed", client -> secrets.agree(client, appId, token, key));
    }

    @Override
    public Mono<Entry> serve(String appId, VillageCode village) {
        return changed(
                appId,
                "wechat-account.village-served",
                client -> at(client, USE_NO_OTHER, appId, village)
                        .then(Mono.defer(() -> at(client, SERVE, appId, village)))
                        .filter(rows -> rows > 0)
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.VILLAGE_NOT_FOUND)))
                        .then());
    }

    @Override
    public Mono<Entry> leave(String appId, VillageCode village) {
        return changed(
                appId,
                "wechat-account.village-left",
                client -> at(client, LEAVE, appId, village).then());
    }

    private static Mono<Long> at(DatabaseClient client, String sql, String appId, VillageCode village) {
        return client.sql(sql)
                .bind("appId", appId)
                .bind("code", village.value())
                .fetch()
                .rowsUpdated();
    }

    @Override
    public Mono<Entry> use(String appId, Template template) {
        return changed(
                appId,
                "wechat-account.template-named",
                client -> client.sql(USE)
                        .bind("appId", appId)
                        .bind("kind", template.kind())
                        .bind("template", template.templateId())
                        .bind("title", template.title())
                        .bind("page", template.page())
                        .bind("fields", Json.of(JSON.writeValueAsString(template.fields())))
                        .then());
    }

    @Override
    public Mono<Entry> drop(String appId, String kind) {
        return changed(
                appId,
                "wechat-account.template-dropped",
                client ->
                        client.sql(DROP).bind("appId", appId).bind("kind", kind).then());
    }

    private Mono<Entry> changed(String appId, String act, Function<DatabaseClient, Mono<Void>> change) {
        return database.write(client -> locked(client, appId)
                        .then(Mono.defer(() -> change.apply(client)))
                        .then(Mono.defer(() -> one(client, appId)))
                        .flatMap(entry -> note(client, entry.id(), act).thenReturn(entry)))
                .doOnTerminate(() -> secrets.forget(appId));
    }

    private Mono<Void> note(DatabaseClient client, UUID account, String act) {
        return PostgresAudit.note(
                client,
                new PostgresAudit.Act(ids.next(), Optional.empty(), act, "wechat-account", account, clock.instant()));
    }
}
