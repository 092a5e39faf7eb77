package village.infra.notice;

import io.r2dbc.postgresql.codec.Json;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.notice.channel.Template;
import village.api.place.Village;
import village.infra.postgres.Columns;

/** Rows of other capabilities that tests of notices need. */
final class Rows {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Rows() {}

    static Person.Id person(DatabaseClient sql) {
        var person = new Person.Id(UUID.randomUUID());
        sql.sql("insert into person (id) values (:id)")
                .bind("id", person.value())
                .then()
                .block(PATIENCE);
        return person;
    }

    static void identity(DatabaseClient sql, Person.Id person, OpenId openId) {
        sql.sql("insert into wechat_identity (app_id, openid, person_id) values (:appId, :openId, :person)")
                .bind("appId", openId.appId())
                .bind("openId", openId.value())
                .bind("person", person.value())
                .then()
                .block(PATIENCE);
    }

    static void miniProgram(DatabaseClient sql, String appId, Village.Id village) {
        account(sql, appId, "mini-program", village);
    }

    /** May send template messages. */
    static void serviceAccount(DatabaseClient sql, String appId, Village.Id village) {
        account(sql, appId, "service", village);
    }

    private static void account(DatabaseClient sql, String appId, String kind, Village.Id village) {
        sql.sql("""
                        insert into wechat_account (app_id, kind, name, capabilities, secret_sealed)
                        values (:appId, :kind, '测试', '{template-message}', '') on conflict do nothing
                        """).bind("appId", appId).bind("kind", kind).then().block(PATIENCE);
        sql.sql(
                        "insert into wechat_account_village (app_id, village_id) values (:appId, :village) on conflict do nothing")
                .bind("appId", appId)
                .bind("village", village.value())
                .then()
                .block(PATIENCE);
    }

    static void template(DatabaseClient sql, Template template) {
        var fields = template.fields().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> Columns.word(field.getValue())));
        sql.sql("""
                        insert into notice_template (app_id, kind, template_id, title, page, fields)
                        values (:appId, :kind, :template, :title, :page, :fields)
                        """)
                .bind("appId", template.appId())
                .bind("kind", Columns.word(template.kind()))
                .bind("template", template.templateId())
                .bind("title", template.title())
                .bind("page", template.page())
                .bind("fields", Json.of(JsonMapper.shared().writeValueAsString(fields)))
                .then()
                .block(PATIENCE);
    }

    static void cadre(DatabaseClient sql, Person.Id person, Village.Id village) {
        sql.sql("insert into role_grant (id, person_id, role, village_id) values (:id, :person, 'cadre', :village)")
                .bind("id", UUID.randomUUID())
                .bind("person", person.value())
                .bind("village", village.value())
                .then()
                .block(PATIENCE);
    }
}
