package village.infra.wechat.register;

import static village.infra.postgres.Columns.orNull;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.Ids;
import village.api.identity.Person;
import village.infra.audit.PostgresAudit;
import village.infra.postgres.Database;
import village.wechat.account.menu.Menu;
import village.wechat.account.menu.MenuChanges;

/** Menu changes on PostgreSQL, audited as they begin. */
final class PostgresMenuChanges implements MenuChanges {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BEGIN = """
            insert into wechat_menu_change (app_id, id, menu, changed_by, changed_at)
            select app_id, :id, :menu, :by, :at from wechat_account where app_id = :appId
            returning (select a.id from wechat_account a where a.app_id = :appId)
            """;
    private static final String END = "update wechat_menu_change set outcome = :outcome where id = :id";

    private final Database database;
    private final Ids ids;
    private final Clock clock;

    PostgresMenuChanges(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Mono<UUID> begin(String appId, Optional<Menu> menu, Person.Id by) {
        var id = ids.next();
        var at = clock.instant();
        var act = menu.isPresent() ? "wechat-menu.published" : "wechat-menu.removed";
        return database.write(client -> client.sql(BEGIN)
                .bind("appId", appId)
                .bind("id", id)
                .bind("menu", orNull(menu.map(wanted -> Json.of(JSON.writeValueAsString(wanted))), Json.class))
                .bind("by", by.value())
                .bind("at", at)
                .map(row -> uuid(row, 0))
                .one()
                .flatMap(account -> PostgresAudit.note(
                        client, new PostgresAudit.Act(id, Optional.empty(), act, "wechat-account", account, at)))
                .thenReturn(id));
    }

    @Override
    public Mono<Void> end(UUID change, Outcome outcome) {
        return database.write(client -> client.sql(END)
                .bind("outcome", word(outcome))
                .bind("id", change)
                .then());
    }
}
